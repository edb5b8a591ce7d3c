import type { UnderstoodGames } from "@podtracker/contract";
import { Card } from "@tatwats/ui";
import { ArrowRight } from "lucide-react";
import { counted } from "../../app/counted.ts";
import { Section } from "../../app/section.tsx";

const shown = 30;

/** Names of commanders that are not written as the catalogue has them; shows nothing where all are. */
export function CommanderMatches({ commanders }: { commanders: UnderstoodGames["commanders"] }) {
  const doubtful = commanders.filter(({ match }) => match !== "exact");
  if (doubtful.length === 0) return null;
  const exact = commanders.length - doubtful.length;
  return (
    <Section title="Commanders" aside={`${exact} of ${commanders.length} known as written`}>
      <Card flush>
        <ul aria-label="Commanders that are read otherwise">
          {doubtful.slice(0, shown).map(({ written, name, match, seats }) => (
            <li key={written} className="border-t border-line px-3.5 py-2.5 [overflow-wrap:anywhere] first:border-t-0">
              <span className="block">{written}</span>
              <span className="mt-0.5 flex items-center gap-1.5 text-sm text-text-2">
                {match === "corrected" ? (
                  <>
                    <ArrowRight aria-label="is read as" role="img" size={15} className="shrink-0 text-ok" />
                    {name}
                  </>
                ) : (
                  `No card is called so; kept as written · ${counted(seats, "seat")}`
                )}
              </span>
            </li>
          ))}
          {doubtful.length > shown && (
            <li className="border-t border-line px-3.5 py-2.5 text-sm text-text-2">and {doubtful.length - shown} more</li>
          )}
        </ul>
      </Card>
    </Section>
  );
}
