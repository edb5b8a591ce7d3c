export interface DiffLine {
  kind: "same" | "removed" | "added";
  /** Such as `seats[1].place`; empty for the whole. */
  path: string;
  text: string;
}

/** What makes one value of another: each place where they differ, before and after, in the order of the later one. */
export function diffJson(before: unknown, after: unknown): DiffLine[] {
  return linesOf(before, after, "");
}

/** Only the places that differ. */
export function changedPaths(before: unknown, after: unknown): string[] {
  return [...new Set(diffJson(before, after).flatMap(({ kind, path }) => (kind === "same" ? [] : [path])))];
}

function linesOf(before: unknown, after: unknown, path: string): DiffLine[] {
  if (isEqual(before, after)) return after === undefined ? [] : [{ kind: "same", path, text: textOf(after) }];
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return names.flatMap((name) => linesOf(before[name], after[name], path === "" ? name : `${path}.${name}`));
  }
  if (Array.isArray(before) && Array.isArray(after)) return linesOfLists(before, after, path);
  return [...(before === undefined ? [] : [line("removed", path, before)]), ...(after === undefined ? [] : [line("added", path, after)])];
}

/** Lists of equal length are compared place by place, others by what was taken out and what was put in. */
function linesOfLists(before: unknown[], after: unknown[], path: string): DiffLine[] {
  if (before.length === after.length) return after.flatMap((item, index) => linesOf(before[index], item, `${path}[${index}]`));
  const left = before.map((item) => textOf(item));
  const taken = [...left];
  const added: DiffLine[] = [];
  for (const item of after) {
    const at = taken.indexOf(textOf(item));
    if (at < 0) added.push(line("added", `${path}[]`, item));
    else taken.splice(at, 1);
  }
  const removed = taken.map((text): DiffLine => ({ kind: "removed", path: `${path}[]`, text }));
  return [...removed, ...added];
}

function line(kind: DiffLine["kind"], path: string, value: unknown): DiffLine {
  return { kind, path, text: textOf(value) };
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}

/** Equal whatever the order of their fields: PostgreSQL keeps them in its own. */
function isEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]));
  if (!isRecord(left) || !isRecord(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && isEqual(left[name], right[name]))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
