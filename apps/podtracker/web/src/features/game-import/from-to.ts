/** `6 April 2023 – 4 September 2024`, or one day. */
export function fromTo(first: string, last: string, timeZone: string | undefined): string {
  const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone });
  const [from, to] = [days.format(new Date(first)), days.format(new Date(last))];
  return from === to ? from : `${from} – ${to}`;
}
