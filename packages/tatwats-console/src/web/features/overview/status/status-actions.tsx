import { Link } from "@tanstack/react-router";
import { buttonClass } from "@tatwats/ui";
import type { IncidentRow } from "../../../../contract/incident.ts";
import type { OverviewAnswer } from "../../../../contract/overview.ts";
import { AcknowledgeButton } from "../incidents/incident-deeds.tsx";

const chip = buttonClass("secondary", "small");

/** From the sentence to its cause, and the word that somebody looks after it. */
export function StatusActions({ overview, incidents }: { overview: OverviewAnswer; incidents: IncidentRow[] }) {
  const about = overview.components.find(({ name, isHelper }) => isHelper && name === overview.about);
  const dead = overview.figures["deadLetters"];
  const open = incidents.find(({ acknowledged, closedAt }) => !acknowledged && closedAt === null);
  return (
    <>
      {about && (
        <>
          {about.held ? (
            // Somebody keeps it back on purpose: it has no failures to be seen.
            <Link to="/helpers/$name" params={{ name: about.name }} className={chip}>
              Open {about.name}
            </Link>
          ) : (
            <Link to="/helpers/$name/failures" params={{ name: about.name }} className={chip}>
              See failures
            </Link>
          )}
          <Link to="/helpers/$name/settings" params={{ name: about.name }} className={chip}>
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
