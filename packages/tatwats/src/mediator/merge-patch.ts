/** Applies a JSON merge patch (RFC 7396): null takes a field away, an object changes what it names, all else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [field, change] of Object.entries(patch)) {
    if (change === null) merged.delete(field);
    else merged.set(field, mergePatch(merged.get(field), change));
  }
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
