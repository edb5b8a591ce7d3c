import { expect, it } from "vitest";
import { splitText } from "./split-text.ts";

const ann = { userId: "1", name: "Ann" };

const links = (text: string) => splitText(text).flatMap((piece) => (piece.kind === "link" ? [piece.text] : []));

it("finds web addresses and leaves the sentence's own marks out of them", () => {
  expect(links("see https://moxfield.com/decks/a_b-c, (or https://example.org/x)!")).toEqual([
    "https://moxfield.com/decks/a_b-c",
    "https://example.org/x",
  ]);
  expect(links("https://en.wikipedia.org/wiki/Krenko_(card).")).toEqual(["https://en.wikipedia.org/wiki/Krenko_(card)"]);
});

it("makes a link of nothing else, and loses no character", () => {
  const text = "javascript:alert(1) <img src=x onerror=alert(1)> data:text/html,x www.example.org https:// file:///etc/passwd";
  expect(splitText(text)).toEqual([{ kind: "text", text }]);
});

it("shows where a disguised address really leads", () => {
  expect(splitText("https://еxample.org/")).toEqual([{ kind: "link", text: "https://еxample.org/", href: "https://xn--xample-2of.org/" }]);
});

it("marks the names that were called, whatever their case", () => {
  expect(splitText("hey @ann, and @anna", [ann])).toEqual([
    { kind: "text", text: "hey " },
    { kind: "mention", text: "@ann", userId: "1" },
    { kind: "text", text: ", and " },
    { kind: "mention", text: "@ann", userId: "1" },
    { kind: "text", text: "a" },
  ]);
  expect(splitText("@ann", [])).toEqual([{ kind: "text", text: "@ann" }]);
});
