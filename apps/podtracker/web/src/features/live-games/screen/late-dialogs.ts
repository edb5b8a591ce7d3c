import { loadPatiently } from "@tatwats/ui";
import { late } from "../../../app/late.tsx";

const load = async () => await loadPatiently(() => import("./dialogs.ts"));

const parts = {
  end: late(async () => (await load()).EndDialog),
  log: late(async () => (await load()).LogDialog),
  more: late(async () => (await load()).SeatMore),
  menu: late(async () => (await load()).TableMenu),
};

export const LateEndDialog = parts.end.Part;
export const LateLogDialog = parts.log.Part;
export const LateSeatMore = parts.more.Part;
export const LateTableMenu = parts.menu.Part;

/** Fetches what opens over the table, so that it opens at once, and also when the network is gone by then. */
export async function preloadDialogs(): Promise<void> {
  await Promise.all(Object.values(parts).map(async ({ preload }) => await preload()));
}
