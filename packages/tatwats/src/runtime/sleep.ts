/** Resolves when the event does, or after `ms`. */
export async function sleepUntil(event: Promise<unknown>, ms: number): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, ms);
  await Promise.race([event, over.promise]);
  clearTimeout(timer);
}
