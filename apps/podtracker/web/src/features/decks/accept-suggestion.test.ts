import { expect, it } from "vitest";
import { acceptSuggestion } from "./accept-suggestion.ts";

const problem = { line: 2, text: "", code: "unknown-card" as const, name: "Sol Rinq", suggestion: "Sol Ring" };

it("puts the card in place of the name, and leaves every other line and mark", () => {
  expect(acceptSuggestion("1 Ice\r\n1 Sol Rinq (C21) 263 *F*\r\n1 Sol Rinq", problem, "moxfield")).toBe(
    "1 Ice\r\n1 Sol Ring (C21) 263 *F*\r\n1 Sol Rinq",
  );
});

it("keeps the count where the name stands otherwise in the line", () => {
  expect(acceptSuggestion("1 Ice\n2x Sol\u00a0Rinq", problem, "text")).toBe("1 Ice\n2x Sol Ring");
});

it("writes the name as the format does", () => {
  const krenko = { ...problem, name: "Krenk", suggestion: "Krenko, Mob Boss" };
  expect(acceptSuggestion("Count,Name\n1,Krenk", krenko, "csv")).toBe('Count,Name\n1,"Krenko, Mob Boss"');
  const boo = { ...problem, name: "Minsc", suggestion: "Minsc & Boo, Timeless Heroes" };
  expect(acceptSuggestion('<Deck>\n<Cards Name="Minsc"/>', boo, "mtgo")).toBe('<Deck>\n<Cards Name="Minsc &amp; Boo, Timeless Heroes"/>');
});

it("changes nothing without a suggestion, or where the line is gone", () => {
  expect(acceptSuggestion("1 Sol Rinq", { ...problem, line: 1, suggestion: undefined }, "text")).toBe("1 Sol Rinq");
  expect(acceptSuggestion("1 Sol Rinq", { ...problem, line: 9 }, "text")).toBe("1 Sol Rinq");
});
