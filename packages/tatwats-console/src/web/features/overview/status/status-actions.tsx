import { Link } from "@tanstack/react-router";
import { buttonClass } from "@tatwats/ui";
import type { IncidentRow } from "../../../../contract/incident.ts";
import type { OverviewAnswer } from "../../../../contract/overview.ts";
import { AcknowledgeButton } from "../incidents/incident-deeds.tsx";
import { causeOf } from "./cause-of.ts";

const chip = buttonClass("secondary", "small");

/** From the sentence to its cause, and the word that somebody looks after it. */
export function StatusActions({ overview, incidents }: { overview: OverviewAnswer; incidents: IncidentRow[] }) {
  const helper = causeOf(overview);
  // Somebody keeps it back on purpose: it has no failures to be seen.
  const isHeldBack = /paused|drain/i.test(overview.sentence);
  const dead = overview.figures["deadLetters"];
  const open = incidents.find(({ acknowledged, closedAt }) => !acknowledged && closedAt === null);
  return (
    <>
      {helper && (
        <>
          {isHeldBack ? (
            <Link to="/helpers/$name" params={{ name: helper }} className={chip}>
              Open {helper}
            </Link>
          ) : (
            <Link to="/helpers/$name/failures" params={{ name: helper }} className={chip}>
              See failures
            </Link>
          )}
          <Link to="/helpers/$name/settings" params={{ name: helper }} className={chip}>
            Its settings
          </Link>
        </>
      )}
      {typeof dead === "number" && dead > 0 && (
        <Link to="/messages/dead-letters" className={chip}>
          {dead === 1 ? "1 dead letter" : `${dead} dead letters`}
        </Link>
      )}
      {open && <AcknowledgeButton incident={open} prominent />}
    </>
  );
}
