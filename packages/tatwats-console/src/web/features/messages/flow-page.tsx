/** Stands here until the page is written. */
export function FlowPage() {
  return null;
}
