import { TriangleAlert } from "lucide-react";
import { Button } from "@tatwats/ui";
import type { SettingRevisionRow, SettingsAnswer } from "../../../../contract/setting.ts";
import { JsonDiff } from "../../../parts/json-diff.tsx";
import { clashes } from "./rebase.ts";

export interface ConflictNoticeProps {
  /** What the change was made from. */
  base: SettingsAnswer;
  mine: Record<string, unknown>;
  /** What is in force now. */
  theirs: SettingsAnswer;
  revisions: SettingRevisionRow[] | undefined;
  onRebase: () => void;
  onDiscard: () => void;
}

/** Somebody else saved while a change was typed: shows theirs, and lets one's own be put on top or dropped. */
export function ConflictNotice({ base, mine, theirs, revisions, onRebase, onDiscard }: ConflictNoticeProps) {
  const saved = revisions?.find(({ revision }) => revision === theirs.revision);
  const both = clashes(base.settings, mine, theirs.settings);
  return (
    <section
      role="alert"
      aria-label="Somebody else saved"
      className="flex flex-col gap-3 rounded-md border border-warn/50 bg-accent-soft p-4"
    >
      <p className="flex gap-2.5">
        <TriangleAlert aria-hidden size={17} className="mt-0.5 shrink-0 text-warn" />
        <span>
          <b className="font-[650]">
            {saved ? `${saved.author} saved revision ${theirs.revision} meanwhile` : `Revision ${theirs.revision} was saved meanwhile`}
            {saved?.reason && `: “${saved.reason}”`}.
          </b>{" "}
          Yours is not saved, and nothing of either is lost.{" "}
          {both.length > 0
            ? `Both changed ${both.join(", ")}: putting yours on top keeps yours there.`
            : "The changes don’t touch the same settings."}
        </span>
      </p>
      <JsonDiff label={`What revision ${theirs.revision} changed`} before={base.settings} after={theirs.settings} changesOnly />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onRebase}>
          Put mine on top of it
        </Button>
        <Button onClick={onDiscard}>Discard mine</Button>
      </div>
    </section>
  );
}
