import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "./packages.ts";

const source = join(root, "apps/podtracker/web/src");

/** A folder imports only what stands before it: as ARCHITECTURE.md has it. */
const order = [
  "app",
  "features/accounts",
  "features/cards",
  "features/history",
  "features/pods",
  "features/decks",
  "features/games",
  "features/live-games",
  "features/chat",
  "features/notifications",
  "features/overview",
  "frame",
];

test("the folders of PodTracker's pages import only those before them", () => {
  const wrong = globSync("{app,features,frame}/**/*.{ts,tsx}", { cwd: source }).flatMap((file) =>
    [...readFileSync(join(source, file), "utf8").matchAll(/(?:from |import\()"(\.[^"]+)"/g)]
      .map(([, path = ""]) => relative(source, join(source, dirname(file), path)))
      .filter((imported) => placeOf(imported) > placeOf(file) || !(placeOf(imported) >= 0))
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(wrong).toEqual([]);
});

function placeOf(file: string): number {
  return order.findIndex((folder) => file.startsWith(`${folder}/`));
}
