import { expect, it } from "vitest";
import { writeCsv } from "./write-csv.ts";

it("quotes what needs it, and lets no name be a formula", () => {
  const rows = [
    { name: 'Ash "the Axe", Jr.', wins: 3 },
    { name: "=1+2", wins: -1 },
    { name: "two\nlines", wins: null },
  ];
  expect(writeCsv(["name", "wins"], rows)).toBe('name,wins\r\n"Ash ""the Axe"", Jr.",3\r\n\'=1+2,-1\r\n"two\nlines",\r\n');
});
