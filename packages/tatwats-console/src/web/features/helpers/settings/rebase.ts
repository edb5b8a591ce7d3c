import { changedPaths } from "../../../parts/diff-json.ts";

type Values = Record<string, unknown>;

/** Somebody's changes put on top of what somebody else has saved meanwhile. Where both changed the same, mine wins. */
export function rebase(base: Values, mine: Values, theirs: Values): Values {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)]);
  const result: Values = {};
  for (const name of names) {
    const value = rebaseValue(base[name], mine[name], theirs[name]);
    if (value !== undefined) result[name] = value;
  }
  return result;
}

/** The settings that both have changed, and not to the same. */
export function clashes(base: Values, mine: Values, theirs: Values): string[] {
  const mineChanged = changedPaths(base, mine);
  const theirsChanged = new Set(changedPaths(base, theirs));
  const stillDiffers = new Set(changedPaths(mine, theirs));
  return mineChanged.filter((path) => theirsChanged.has(path) && stillDiffers.has(path));
}

function rebaseValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (changedPaths(base, mine).length === 0) return theirs;
  if (isValues(base) && isValues(mine) && isValues(theirs)) return rebase(base, mine, theirs);
  return mine;
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
