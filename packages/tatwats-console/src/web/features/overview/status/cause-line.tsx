import { Link } from "@tanstack/react-router";
import { classNames } from "@tatwats/ui";
import type { FailureGroupRow } from "../../../../contract/helper.ts";
import type { SettingRevisionRow } from "../../../../contract/setting.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { linkClass } from "../../../parts/links.tsx";
import { beganWith } from "./began-with.ts";

/** What a helper that is not well last failed of, in its own words, and the change that it began with. */
export function CauseLine({ helper }: { helper: string }) {
  const path = `/api/ops/helpers/${encodeURIComponent(helper)}`;
  const failures = useLiveAnswer<{ items: FailureGroupRow[] }>(`${path}/failures`, { range: "1h" }, { everyMs: 10_000 });
  const revisions = useLiveAnswer<{ items: SettingRevisionRow[] }>(`${path}/settings/revisions`, undefined, { everyMs: 30_000 });
  const group = failures.data?.items[0];
  if (!group) return null;
  const change = beganWith(group.firstAt, revisions.data?.items ?? []);
  return (
    <p className="text-text-2 [overflow-wrap:anywhere]">
      “{group.message.slice(0, 200)}” · {group.count === 1 ? "once" : `${group.count} times`}
      {change && (
        <>
          {" · began after "}
          <Link to="/helpers/$name/settings" params={{ name: helper }} className={classNames(linkClass, "inline-block py-0.5")}>
            settings revision {change.revision}
          </Link>
          {` by ${change.author}, “${change.reason}”`}
        </>
      )}
    </p>
  );
}
