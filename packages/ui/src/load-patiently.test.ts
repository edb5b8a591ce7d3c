import { expect, it } from "vitest";
import { loadPatiently } from "./load-patiently.ts";

it("tries again until the code comes, and not for ever", async () => {
  let tries = 0;
  const late = async () => {
    tries += 1;
    if (tries < 3) throw new Error("no network");
    return "the chart";
  };
  expect(await loadPatiently(late, 0)).toBe("the chart");
  await expect(loadPatiently(() => Promise.reject(new Error("gone")), 0)).rejects.toThrow("gone");
});
