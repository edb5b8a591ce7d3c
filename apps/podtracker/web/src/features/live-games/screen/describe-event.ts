import type { LiveEvent } from "@podtracker/rules";

/**
 * What an event says, in a few words that stand after the name of whom it is about.
 *
 * @param nameOf the player at a seat
 */
export function describeEvent(event: LiveEvent, nameOf: (seat: number) => string): string {
  switch (event.type) {
    case "life.changed":
      return `${nameOf(event.seat)} ${signed(event.delta)} life`;
    case "commander-damage.dealt":
      return `${nameOf(event.seat)} takes ${event.amount} from ${shortName(event.commander)} of ${nameOf(event.fromSeat)}`;
    case "counter.changed":
      return `${nameOf(event.seat)} ${signed(event.delta)} ${event.counter}`;
    case "commander.cast":
      return `${nameOf(event.seat)} casts ${shortName(event.commander)}`;
    case "designation.moved":
      return event.seat === null ? `nobody has the ${event.designation}` : `${nameOf(event.seat)} has the ${event.designation}`;
    case "day-night.changed":
      return `it becomes ${event.to}`;
    case "turn.passed":
      return `the turn goes to ${nameOf(event.toSeat)}`;
    case "player.eliminated":
      return `${nameOf(event.seat)} is out${event.bySeat ? `, by ${nameOf(event.bySeat)}` : ""}`;
    case "player.restored":
      return `${nameOf(event.seat)} plays on`;
    case "chance.drawn":
      return describeDraw(event, nameOf);
    case "clock.changed":
      return event.running ? "the clock goes on" : "the clock stands";
    case "event.undone":
      return "something was taken back";
    case "game.finished":
      return event.winnerSeat ? `${nameOf(event.winnerSeat)} wins` : "the game ends in a draw";
  }
}

/** What chance has said: of a die, a coin, or who begins. */
export function describeDraw(
  { what, sides, result }: { what: "die" | "coin" | "first-player"; sides: number; result: number },
  nameOf: (seat: number) => string,
): string {
  if (what === "coin") return result === 1 ? "heads" : "tails";
  return what === "die" ? `${result} on a d${sides}` : `${nameOf(result)} begins`;
}

function signed(amount: number): string {
  return amount > 0 ? `+${amount}` : `−${-amount}`;
}

function shortName(commander: string): string {
  return commander.split(",")[0]!;
}
