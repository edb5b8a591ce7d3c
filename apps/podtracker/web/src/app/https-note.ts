/** What a page that came over plain http cannot do; null over https. Counting works all the same. */
export function httpsNote(): string | null {
  if (isSecureContext) return null;
  return "This address is plain http. Over https PodTracker could be on the home screen, open without a network, keep the screen awake and know passkeys. Counting a game works all the same.";
}
