import { expect, test } from "vitest";
import { idIn } from "./find-by-id.ts";

test.each([
  ["0199AAAA-bbbb-7ccc-8ddd-eeeeffff7f2a", "0199aaaa-bbbb-7ccc-8ddd-eeeeffff7f2a"],
  ['  "0199aaaa-bbbb-7ccc-8ddd-eeeeffff7f2a" ', "0199aaaa-bbbb-7ccc-8ddd-eeeeffff7f2a"],
  ["the_author", undefined],
  ["0199aaaa-bbbb", undefined],
])("in %s the id is %s", (text, id) => {
  expect(idIn(text)).toBe(id);
});
