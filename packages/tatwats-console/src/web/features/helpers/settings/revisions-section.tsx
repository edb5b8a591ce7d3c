import { useState } from "react";
import { Button, EmptyState, RelativeTime } from "@tatwats/ui";
import type { SettingRevisionRow, SettingsAnswer } from "../../../../contract/setting.ts";
import { ArrowText } from "../../../parts/arrow-text.tsx";
import { Answered, type AnsweredProps } from "../../../parts/answered.tsx";
import { DeedButton } from "../../../parts/deed-button.tsx";
import { JsonDiff } from "../../../parts/json-diff.tsx";
import { Section } from "../../../parts/section.tsx";
import { helperPath } from "../helper-path.ts";
import { changesInWords } from "./changes-in-words.ts";

export interface RevisionsSectionProps {
  helper: string;
  current: SettingsAnswer;
  revisions: AnsweredProps<{ items: SettingRevisionRow[] }>["query"];
}

/** Who changed what and why, the latest first; each can be compared with what is in force, and taken up again. */
export function RevisionsSection({ helper, current, revisions }: RevisionsSectionProps) {
  return (
    <Section title="Revisions">
      <Answered query={revisions} what="the revisions">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>Nobody has changed a setting yet: each has its default.</EmptyState>
          ) : (
            <ol className="-mb-1 max-h-120 overflow-y-auto">
              {items.map((revision, index) => (
                <Revision
                  key={revision.revision}
                  helper={helper}
                  revision={revision}
                  before={items[index + 1]?.values ?? current.defaults}
                  current={current}
                />
              ))}
            </ol>
          )
        }
      </Answered>
    </Section>
  );
}

interface RevisionProps {
  helper: string;
  revision: SettingRevisionRow;
  /** The values of the revision before it. */
  before: unknown;
  current: SettingsAnswer;
}

function Revision({ helper, revision: { revision, values, author, reason, createdAt }, before, current }: RevisionProps) {
  const [comparing, setComparing] = useState(false);
  const inForce = revision === current.revision;
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)_auto] gap-x-2 border-b border-line py-2 last:border-b-0">
      <span className="font-[650] tabular-nums">{revision}</span>
      <div className="min-w-0">
        <p className="[overflow-wrap:anywhere]">
          <ArrowText>{revision === 1 ? "the first settings" : changesInWords(before, values)}</ArrowText>
        </p>
        <p className="text-text-3">
          {author} · <RelativeTime seconds at={createdAt} /> · “{reason}”
        </p>
      </div>
      <div className="flex flex-col items-end gap-0.5">
        {inForce ? (
          <span className="text-text-2">in force</span>
        ) : (
          <>
            <DeedButton
              label="Roll back…"
              needs="admin"
              button={{
                size: "small",
                variant: "quiet",
                className: "!h-7 !px-2 !text-accent",
                "aria-label": `Roll back to revision ${revision}…`,
              }}
              title={`Roll back to revision ${revision}?`}
              verb="Roll back"
              undo={`Its values become revision ${current.revision + 1}. Nothing is deleted; that can be rolled back, too.`}
              preview={<JsonDiff label="What changes" before={current.settings} after={values} changesOnly className="!border-0 !p-0" />}
              path={`${helperPath(helper)}/settings/rollback`}
              body={{ toRevision: revision, revision: current.revision }}
              refreshes={[helperPath(helper), "/api/ops/overview"]}
              said={`Rolled back to revision ${revision}.`}
              wide
            />
            <Button
              size="small"
              variant="quiet"
              className="!h-7 !px-2 font-normal"
              aria-expanded={comparing}
              aria-label={`Compare revision ${revision} with what is in force`}
              onClick={() => setComparing(!comparing)}
            >
              Compare
            </Button>
          </>
        )}
      </div>
      {comparing && !inForce && (
        <div className="col-span-3 mt-2">
          <p className="mb-1 text-xs text-text-3">
            From revision {revision} to what is in force, {current.revision}
          </p>
          <JsonDiff label={`Revision ${revision} and ${current.revision}`} before={values} after={current.settings} changesOnly />
        </div>
      )}
    </li>
  );
}
