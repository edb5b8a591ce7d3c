/** A path of our own to go on to after signing in; anything that could lead elsewhere becomes home. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return "/";
  return next;
}
