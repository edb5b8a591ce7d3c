/** A seat as one version of a record tells it. */
export interface RecordedSeat {
  seat: number;
  memberId: string;
  memberName: string;
  deckName: string | null;
  commanders: readonly string[];
  place: number;
  kills: number | null;
}

/** What a record tells of a game, and what a correction may tell otherwise. */
export interface GameRecord {
  status: string;
  playedAt: string;
  outcome: "win" | "draw";
  winCondition: string | null;
  turns: number | null;
  durationMinutes: number | null;
  notes: string | null;
  seats: readonly RecordedSeat[];
}

const facts = ["status", "playedAt", "outcome", "winCondition", "turns", "durationMinutes", "notes"] as const;

/** One thing that two versions tell differently; null where one of them says nothing of it. */
export interface GameDifference {
  what: (typeof facts)[number] | "player" | "seat-order" | "deck" | "place" | "kills";
  /** Whose; of a seat's facts only. */
  memberId?: string;
  memberName?: string;
  /** Of `player` the seat, of `seat-order` the names in order, of all others the value. */
  before: string | number | null;
  after: string | number | null;
}

/** What a record's later version tells otherwise than the one before, the game's own facts first, then seat by seat. */
export function gameDifferences(before: GameRecord, after: GameRecord): GameDifference[] {
  const differences: GameDifference[] = facts.map((what) => ({ what, before: before[what], after: after[what] }));
  const [were, are] = [byPlayer(before.seats), byPlayer(after.seats)];
  for (const [key, was] of were) if (!are.has(key)) differences.push({ what: "player", ...whose(was), before: was.seat, after: null });
  for (const [key, is] of are) {
    const was = were.get(key);
    if (was) differences.push(...seatDifferences(was, is));
    else differences.push({ what: "player", ...whose(is), before: null, after: is.seat }, ...seatDifferences(undefined, is));
  }
  const stayed = (seats: ReadonlyMap<string, RecordedSeat>) => [...seats].filter(([key]) => were.has(key) && are.has(key));
  if (keysOf(stayed(were)) !== keysOf(stayed(are)))
    differences.push({ what: "seat-order", before: namesOf(before.seats), after: namesOf(after.seats) });
  return differences.filter(({ before: was, after: is }) => was !== is);
}

function seatDifferences(was: RecordedSeat | undefined, is: RecordedSeat): GameDifference[] {
  const who = whose(is);
  return [
    { what: "deck", ...who, before: was ? broughtBy(was) : null, after: broughtBy(is) },
    { what: "place", ...who, before: was?.place ?? null, after: is.place },
    { what: "kills", ...who, before: was?.kills ?? null, after: is.kills },
  ];
}

/** In seat order. Imported games may seat somebody twice: their seats are told apart by which comes first. */
function byPlayer(seats: readonly RecordedSeat[]): Map<string, RecordedSeat> {
  const found = new Map<string, RecordedSeat>();
  for (const seat of seats) {
    let times = 1;
    while (found.has(`${seat.memberId} ${times}`)) times += 1;
    found.set(`${seat.memberId} ${times}`, seat);
  }
  return found;
}

function whose({ memberId, memberName }: RecordedSeat) {
  return { memberId, memberName };
}

/** The deck in words: its name, else its commanders; null where nobody knows. */
function broughtBy({ deckName, commanders }: RecordedSeat): string | null {
  return deckName ?? (commanders.join(" + ") || null);
}

function keysOf(seats: readonly (readonly [string, RecordedSeat])[]): string {
  return seats.map(([key]) => key).join();
}

function namesOf(seats: readonly RecordedSeat[]): string {
  return seats.map(({ memberName }) => memberName).join(", ");
}
