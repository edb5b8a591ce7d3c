import type { GameRevision } from "@podtracker/contract";
import { Card, RelativeTime, Skeleton } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { MorePages } from "../../app/more-pages.tsx";
import { Section } from "../../app/section.tsx";
import { useRevisions } from "./change-game.ts";
import { ChangeList } from "./change-list.tsx";

const deeds: Record<GameRevision["kind"], string> = {
  recorded: "recorded it",
  corrected: "corrected it",
  voided: "voided it",
  restored: "restored it",
};

/** Who changed the record, when, what and why, the latest first. */
export function GameVersions({ gameId }: { gameId: string }) {
  const revisions = useRevisions(gameId);
  return (
    <Section title="Earlier versions">
      <Loaded query={revisions} what="Loading the versions" skeleton={<Skeleton className="h-16 rounded-lg" />}>
        {(data) => (
          <Card flush>
            <ol>
              {data.pages
                .flatMap(({ items }) => items)
                .map((revision) => (
                  <Version key={revision.revision} revision={revision} />
                ))}
            </ol>
          </Card>
        )}
      </Loaded>
      <MorePages quiet query={revisions} what="Loading older versions">
        Show older versions
      </MorePages>
    </Section>
  );
}

function Version({ revision: { kind, by, at, reason, changes } }: { revision: GameRevision }) {
  const told = changes.filter(({ what }) => what !== "status");
  return (
    <li className="border-t border-line px-3.5 py-3 first:border-t-0">
      <p className="text-sm">
        <span className="font-[620]">{by.name}</span> {deeds[kind]}{" "}
        <span className="text-text-3">
          <RelativeTime at={at} />
        </span>
      </p>
      {reason && <p className="mt-0.5 text-sm [overflow-wrap:anywhere] whitespace-pre-line text-text-2">“{reason}”</p>}
      {told.length > 0 && (
        <div className="mt-1.5">
          <ChangeList changes={told} />
        </div>
      )}
    </li>
  );
}
