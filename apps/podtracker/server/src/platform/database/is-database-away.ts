/** SQLSTATE classes of a server that is stopping, starting or out of reach: 08 connection, 57P0x shutdown, 53300 too many connections; and what was waited for too long: 57014, 55P03. */
const awayStates = /^(08...|57P0[1235]|53300|57014|55P03)$/;
const awayCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
const awayWords =
  /connection terminated|terminating connection|connection error|can't reach database server|server closed the connection|the database system is (starting up|shutting down)|timeout exceeded when trying to connect|canceling statement due to (lock|statement) timeout/i;

/** Whether an error, or what caused it, says that the database cannot be reached just now. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    if (awayStates.test(code) || awayCodes.has(code) || awayWords.test(cause.message)) return true;
  }
  return false;
}

/** Whether PostgreSQL refused a value as none of its type (class 22): what slipped through the parsing is still the asker's mistake. */
export function isBadValue(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ("code" in cause && typeof cause.code === "string" && /^22...$/.test(cause.code)) return true;
    if (/Code: `22...`/.test(cause.message)) return true;
  }
  return false;
}

const collisions = /^(40001|40P01|P2034)$/;
const lostGround = /^(23503|P2003|P2025)$/;

/** Thrown in a transaction that sees only by writing that another was first: done again, it sees it by reading. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

/** Whether two transactions stood in each other's way, so that this one, which was rolled back, may succeed if it is done again. */
export function isCollision(error: unknown): boolean {
  return error instanceof Overtaken || hasCode(error, collisions, /Code: `(40001|40P01)`|deadlock detected|could not serialize/);
}

/** Whether what a write was about went away while it was under way, such as the asker's own account. */
export function hasLostGround(error: unknown): boolean {
  return hasCode(error, lostGround, /Code: `23503`|violates foreign key constraint/);
}

function hasCode(error: unknown, codes: RegExp, words: RegExp): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ("code" in cause && typeof cause.code === "string" && codes.test(cause.code)) return true;
    if (words.test(cause.message)) return true;
  }
  return false;
}
