/** Stands here until the page is written. */
export function SendPage() {
  return null;
}
