import type { GamesImport, UnderstoodGames } from "@podtracker/contract";
import { Card, SegmentedControl, useTimeZone } from "@tatwats/ui";
import { CircleAlert } from "lucide-react";
import { counted } from "../../app/counted.ts";
import { ColumnMapping } from "./column-mapping.tsx";
import { CommanderMatches } from "./commander-matches.tsx";
import { DoubtfulWinners } from "./doubtful-winners.tsx";
import { fromTo } from "./from-to.ts";
import type { MappingDraft } from "./mapping-draft.ts";
import { PlayerMatches } from "./player-matches.tsx";
import { ProblemList } from "./problem-list.tsx";

export interface ImportPreviewProps {
  podId: string;
  answer: GamesImport;
  draft: MappingDraft;
  onSay: (draft: MappingDraft) => void;
}

/** What was understood of a table, what must be said of it, and what is odd in it. */
export function ImportPreview({ podId, answer, draft, onSay }: ImportPreviewProps) {
  const { understood, problems } = answer;
  const missing = problems.find(({ code }) => code === "missing-columns");
  const isOld = understood.games === 0 && problems.some(({ code }) => code === "already-imported");
  const ambiguous = problems.find(({ code }) => code === "ambiguous-dates");
  return (
    <div className="flex flex-col gap-4">
      {missing ? <Question>{missing.detail}</Question> : <Summary answer={answer} />}
      {understood.dateOrder !== null && !missing && (
        <Card tone={ambiguous ? "accent" : "plain"}>
          {ambiguous && <p className="mb-3 text-sm">{ambiguous.detail}</p>}
          <SegmentedControl
            label="In dates such as 4/6/2023"
            size="touch"
            options={[
              { value: "day-first", label: "the day is first" },
              { value: "month-first", label: "the month is first" },
            ]}
            value={draft.dateOrder ?? (ambiguous ? null : understood.dateOrder)}
            onValueChange={(dateOrder) => onSay({ ...draft, dateOrder })}
          />
        </Card>
      )}
      <ColumnMapping understood={understood} draft={draft} asked={missing !== undefined} onSay={onSay} />
      <div>
        <DoubtfulWinners winners={understood.doubtfulWinners} draft={draft} onSay={onSay} />
        <PlayerMatches podId={podId} players={understood.players} draft={draft} onSay={onSay} />
        <CommanderMatches commanders={isOld ? [] : understood.commanders} />
        <ProblemList problems={missing || isOld ? [] : problems} />
      </div>
    </div>
  );
}

function Summary({ answer: { understood, problems } }: { answer: GamesImport }) {
  const timeZone = useTimeZone();
  const { games, firstPlayedAt, lastPlayedAt, sample, players } = understood;
  const there = problems.filter(({ code }) => code === "already-imported").length;
  return (
    <Card>
      <p className="text-lg font-[660] tabular-nums">{games === 0 && there > 0 ? "Nothing new" : counted(games, "game")}</p>
      {firstPlayedAt && lastPlayedAt && (
        <p className="mt-0.5 text-sm text-text-2">
          {fromTo(firstPlayedAt, lastPlayedAt, timeZone)} · {counted(players.length, "player")}
        </p>
      )}
      {there > 0 && (
        <p className="mt-2 text-sm">
          {counted(there, "game")} of this table {there === 1 ? "was" : "were"} imported before.
        </p>
      )}
      {sample.length > 0 && (
        <ul aria-label="The first games" className="mt-3 flex flex-col gap-2 border-t border-line pt-3 text-sm">
          {sample.map((game) => (
            <SampleGame key={game.line} game={game} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function SampleGame({ game, timeZone }: { game: UnderstoodGames["sample"][number]; timeZone: string | undefined }) {
  const seats = game.seats.toSorted((one, other) => one.place - other.place);
  return (
    <li>
      <span className="block text-text-3">{fromTo(game.playedAt, game.playedAt, timeZone)}</span>
      <span className="block [overflow-wrap:anywhere]">
        {game.outcome === "draw" && "a draw: "}
        {seats.map(({ player, place }) => (game.outcome === "draw" ? player : `${place}. ${player}`)).join(", ")}
      </span>
    </li>
  );
}

function Question({ children }: { children: string }) {
  return (
    <p className="flex items-start gap-2">
      <CircleAlert aria-hidden size={18} className="mt-0.5 shrink-0 text-accent" />
      {children}
    </p>
  );
}
