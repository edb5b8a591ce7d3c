import { expect, test } from "vitest";
import { visible } from "./visible.ts";

test("characters that turn the direction of a text are written out, and no others", () => {
  expect(visible("a\u202Eb \u2066🧙‍♀️ é")).toBe("a\\u202eb \\u2066🧙‍♀️ é");
});
