import { expect, test } from "vitest";
import { differenceOf } from "./difference.ts";

const list = (cards: Record<string, number>) => Object.entries(cards).map(([name, count]) => ({ name, count }));

test("what came, became more, became fewer and went", () => {
  expect(differenceOf(list({ Forest: 9, Bear: 1, Ring: 1, Elf: 2 }), list({ Ring: 1, Forest: 7, Elf: 3, Lion: 1 }))).toEqual([
    { name: "Elf", before: 2, after: 3 },
    { name: "Lion", before: 0, after: 1 },
    { name: "Forest", before: 9, after: 7 },
    { name: "Bear", before: 1, after: 0 },
  ]);
});

test("another order, or the same card on two lines, is no difference", () => {
  expect(differenceOf(list({ Forest: 2, Ring: 1 }), [...list({ Ring: 1, Forest: 1 }), { name: "Forest", count: 1 }])).toEqual([]);
});
