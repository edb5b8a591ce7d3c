/** Stands here until the page is written. */
export function DeadLettersPage() {
  return null;
}
