type JsonObject = Record<string, unknown>;

/**
 * The JSON merge patch (RFC 7396) that makes one object of another: what is gone is null, lists are
 * exchanged whole. Undefined where nothing differs.
 */
export function mergePatch(before: JsonObject, after: JsonObject): JsonObject | undefined {
  const patch: JsonObject = {};
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) patch[name] = null;
  for (const [name, value] of Object.entries(after)) {
    const was = before[name];
    if (JSON.stringify(was) === JSON.stringify(value)) continue;
    patch[name] = isObject(was) && isObject(value) ? (mergePatch(was, value) ?? value) : value;
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What somebody typed as an object; otherwise why it is none. */
export function parseObject(text: string): { value: JsonObject } | { fault: string } {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { value } : { fault: "A payload is an object, in { }." };
  } catch (error) {
    return { fault: `This is no JSON yet: ${(error as Error).message}` };
  }
}
