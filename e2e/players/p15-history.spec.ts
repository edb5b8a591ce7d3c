import { enrol } from "../support/steps.ts";
import { seatFour } from "../support/table-of-four.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

const dayAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000).toISOString();

test("P15: the history is searched and narrowed, standings tell how sure they are", async ({ openSharedBrowser: openBrowser }) => {
  const ash = await openBrowser(phone);
  await enrol(ash, "Ash");
  const table = await seatFour(ash);

  await test.step("both pages teach while there is nothing", async () => {
    await ash.goto(`/pods/${table.podId}/standings`);
    await expect(ash.getByText("No game here says which player played.")).toBeVisible();
    await look(ash, "p15-standings-empty-phone");
    await ash.goto(`/pods/${table.podId}/games?q=krenko`);
    await expect(ash.getByText("No game fits all of this.")).toBeVisible();
    await look(ash, "p15-nothing-phone");
    await ash.getByRole("button", { name: "Show all games" }).click();
    await expect(ash.getByText("No games yet.")).toBeVisible();
  });

  const winners = ["Briar", "Briar", "Cole", "Ash", "Briar", "Dara", "Briar"];
  for (const [index, winner] of winners.entries()) await table.record({ winner, playedAt: dayAgo(index * 10 + 1) });
  await table.record({ outcome: "draw", playedAt: dayAgo(200), notes: "A long stall." });

  await test.step("words and filters narrow the history; the address keeps them, chips take them away", async () => {
    await ash.goto(`/pods/${table.podId}/games`);
    const rows = ash.getByRole("link", { name: /won with|between/ });
    await expect(rows).toHaveCount(8);
    await lookInBothThemes(ash, "p15-games-phone");
    await ash.getByRole("searchbox", { name: "Search" }).fill("stall");
    await expect(rows).toHaveCount(1);
    await expect(ash).toHaveURL(/q=stall/);
    await ash.getByRole("button", { name: "“stall”: take this away" }).click();
    await expect(rows).toHaveCount(8);
    await expect(ash.getByRole("searchbox", { name: "Search" })).toHaveValue("");
    await ash.getByRole("button", { name: "Filter" }).click();
    await ash.getByRole("combobox", { name: "Player" }).selectOption("Briar");
    await ash.getByRole("combobox", { name: "Deck" }).selectOption("Graveyard");
    await ash.getByRole("combobox", { name: "Commander" }).selectOption("Krenko, Mob Boss");
    await ash.getByRole("combobox", { name: "How it ended" }).selectOption("A draw");
    await ash.getByLabel("Up to").fill(dayAgo(100).slice(0, 10));
    await lookInBothThemes(ash, "p15-filter-phone");
    await ash.getByRole("button", { name: "Show games" }).click();
    await expect(rows).toHaveCount(1);
    await lookInBothThemes(ash, "p15-chips-phone");
    await ash.reload();
    await expect(rows).toHaveCount(1);
    await ash.getByRole("button", { name: "Draws: take this away" }).click();
    await expect(rows).toHaveCount(1);
    await ash.getByRole("button", { name: "Clear all" }).click();
    await expect(rows).toHaveCount(8);
  });

  await test.step("standings on the phone, by a link from the pod, with the range in words", async () => {
    await ash.goto(`/pods/${table.podId}`);
    await ash.getByRole("link", { name: "All figures" }).click();
    // The pod's page has rows with that name, too, until it has gone.
    await expect(ash.getByRole("heading", { name: "Standings", exact: true })).toBeVisible();
    const first = ash.getByRole("listitem").filter({ hasText: "Briar" });
    await expect(first).toContainText("4 of 8 won · 1 draw");
    await expect(first).toContainText("22–78\u202f%");
    await lookInBothThemes(ash, "p15-standings-phone");
    await ash.getByRole("combobox", { name: "Period" }).selectOption("Last 30 days");
    await expect(first).toContainText("2 of 3 won");
    await expect(ash).toHaveURL(/period=month/);
    await ash.getByText("Commanders", { exact: true }).click();
    await expect(ash.getByRole("listitem").filter({ hasText: "Thrasios, Triton Hero + Tymna the Weaver" })).toContainText("2 of 3 won");
    await look(ash, "p15-standings-commanders-phone");
  });

  const wide = await openBrowser(desktop);
  await wide.context().addCookies(await ash.context().cookies());
  await test.step("on a wide screen a table that is sorted by its columns", async () => {
    await wide.goto(`/pods/${table.podId}/standings`);
    const names = wide.getByRole("rowheader");
    await expect(names.first()).toHaveText("Briar");
    await lookInBothThemes(wide, "p15-standings-desktop");
    await wide.getByRole("button", { name: "Name" }).click();
    await expect(names).toHaveText(["Ash", "Briar", "Cole", "Dara"]);
    await wide.getByRole("button", { name: "Name" }).click();
    await expect(names).toHaveText(["Dara", "Cole", "Briar", "Ash"]);
    await expect(wide.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
    await wide.reload();
    await expect(names).toHaveText(["Dara", "Cole", "Briar", "Ash"]);
    await wide.goto(`/pods/${table.podId}/games`);
    await expect(wide.getByRole("link", { name: /won with|between/ })).toHaveCount(8);
    await look(wide, "p15-games-desktop");
    await wide.goto(`/pods/${table.podId}`);
    await expect(wide.getByRole("link", { name: "All figures" })).toBeVisible();
    await look(wide, "p15-pod-desktop");
  });
});
