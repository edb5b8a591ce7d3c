import { getRouteApi } from "@tanstack/react-router";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";

const route = getRouteApi("/gate/helpers/$name");
const everyMs = 4_000;

export function helperPath(name: string): string {
  return `/api/ops/helpers/${encodeURIComponent(name)}`;
}

/** The name of the helper whose page is open. */
export function useHelperName(): string {
  return route.useParams().name;
}

/** The helper whose page is open. */
export function useHelper() {
  const name = useHelperName();
  return useLiveAnswer<HelperAnswer>(helperPath(name));
}

/** All helpers. Rates and heartbeats change without a frame that says so, so they are asked for beside frames. */
export function useHelpers() {
  return useLiveAnswer<{ items: HelperAnswer[] }>("/api/ops/helpers", undefined, { besideFramesMs: everyMs });
}
