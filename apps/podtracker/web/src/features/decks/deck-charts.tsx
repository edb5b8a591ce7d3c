import type { DeckAnalysis } from "@podtracker/contract";
import { identityWords } from "@podtracker/rules";
import { Card } from "@tatwats/ui";
import { ColorPips } from "../../app/color-pips.tsx";
import { counted } from "../../app/counted.ts";
import { Section } from "../../app/section.tsx";

const highest = 7;
/** Of a bar, in pixels. */
const tallest = 96;

/** The mana curve and the colours, each with its figures to read. */
export function DeckCharts({ analysis }: { analysis: DeckAnalysis }) {
  return (
    <div className="mt-6 grid items-start gap-4 lg:grid-cols-2">
      <Curve analysis={analysis} />
      <Colors analysis={analysis} />
    </div>
  );
}

function Curve({ analysis: { curve, averageManaValue, types } }: { analysis: DeckAnalysis }) {
  const lands = types.find(({ type }) => type === "land")?.count ?? 0;
  const most = Math.max(1, ...curve.map(({ count }) => count));
  const columns = Array.from(
    { length: highest + 1 },
    (_, manaValue) => curve.find((column) => column.manaValue === manaValue) ?? { manaValue, count: 0 },
  );
  const aside = [averageManaValue === null ? null : `average ${averageManaValue.toFixed(2)}`, counted(lands, "land")]
    .filter(Boolean)
    .join(" · ");
  return (
    <Section title="Mana value" aside={aside} className="!mt-0">
      <Card>
        <div aria-hidden className="flex items-end gap-1.5 text-center text-xs tabular-nums">
          {columns.map(({ manaValue, count }) => (
            <div key={manaValue} className="min-w-0 flex-1">
              <p className="text-text-2">{count}</p>
              <div
                className="mt-1 rounded-t-[5px]"
                style={{
                  height: `${Math.max(2, (count / most) * tallest)}px`,
                  backgroundImage: "linear-gradient(var(--u), color-mix(in oklab, var(--u) 55%, var(--surface-1)))",
                }}
              />
              <p className="mt-1 text-text-3">{columnName(manaValue)}</p>
            </div>
          ))}
        </div>
        <table className="sr-only">
          <caption>Cards by mana value, lands apart</caption>
          <thead>
            <tr>
              <th scope="col">Mana value</th>
              <th scope="col">Cards</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ manaValue, count }) => (
              <tr key={manaValue}>
                <th scope="row">{columnName(manaValue)}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  );
}

function columnName(manaValue: number): string {
  return manaValue === highest ? "7+" : String(manaValue);
}

const fills = { W: "bg-pip-w", U: "bg-pip-u", B: "bg-pip-b", R: "bg-pip-r", G: "bg-pip-g" } as const;

function Colors({ analysis: { colors, colorless } }: { analysis: DeckAnalysis }) {
  const shown = colors.filter(({ symbols, cards }) => symbols > 0 || cards > 0);
  const most = Math.max(1, ...shown.map(({ symbols }) => symbols));
  return (
    <Section title="Colours" aside={colorless > 0 && `${colorless} colourless`} className="!mt-0">
      <Card>
        {shown.length === 0 && <p className="text-text-2">Every card is colourless.</p>}
        {shown.length > 0 && (
          <table className="w-full table-fixed text-sm tabular-nums">
            <caption className="sr-only">Symbols in costs, cards and lands by colour</caption>
            <thead>
              <tr className="text-xs text-text-3">
                <th scope="col" className="w-9 pb-1 text-left font-normal">
                  <span className="sr-only">Colour</span>
                </th>
                <td aria-hidden />
                {["symbols", "cards", "lands"].map((word) => (
                  <th key={word} scope="col" className="w-14 pb-1 text-right sm:w-16 font-normal">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ color, symbols, cards, lands }) => (
                <tr key={color}>
                  <th scope="row" className="py-1 text-left" aria-label={identityWords([color])}>
                    <ColorPips colors={[color]} />
                  </th>
                  <td aria-hidden>
                    <span className={`block h-2.5 rounded-full ${fills[color]}`} style={{ width: `${(symbols / most) * 100}%` }} />
                  </td>
                  <td className="text-right">{symbols}</td>
                  <td className="text-right">{cards}</td>
                  <td className="text-right">{lands}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </Section>
  );
}
