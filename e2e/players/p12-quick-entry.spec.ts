import { enrol } from "../support/steps.ts";
import { seatFour } from "../support/table-of-four.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

test("P12: a game played without the app is on record after four taps", async ({ openSharedBrowser: openBrowser }) => {
  const ash = await openBrowser(phone);
  await enrol(ash, "Ash");
  const table = await seatFour(ash);

  await test.step("before the first game there is no last table", async () => {
    await ash.goto(`/pods/${table.podId}/record`);
    await expect(ash.getByRole("button", { name: "Seat Briar" })).toBeVisible();
    await expect(ash.getByText("The same table as last time")).toHaveCount(0);
    await look(ash, "p12-first-phone");
  });

  await table.record();
  let taps = 0;
  const tap = async (name: string) => {
    taps += 1;
    await ash.getByRole("button", { name, exact: true }).tap();
  };
  await test.step("same seats, who won, how, save", async () => {
    await ash.goto(`/pods/${table.podId}/record`);
    await expect(ash.getByRole("button", { name: "Same seats" })).toBeVisible();
    await lookInBothThemes(ash, "p12-last-table-phone");
    await tap("Same seats");
    await expect(ash.getByRole("list", { name: "Seats in turn order" }).getByRole("listitem")).toHaveCount(4);
    await expect(ash.getByRole("button", { name: /Ash.*deck:.*Graveyard/ })).toBeVisible();
    await lookInBothThemes(ash, "p12-seated-phone");
    await tap("Cole won");
    await tap("Combo");
    await lookInBothThemes(ash, "p12-ready-phone");
    await tap("Record game");
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("Cole won with Krenko, Mob Boss");
    expect(taps).toBeLessThanOrEqual(5);
    await lookInBothThemes(ash, "p12-recorded-phone");
  });

  await test.step("turned by one, the next player begins; what else is known can be said", async () => {
    await ash.goto(`/pods/${table.podId}/record`);
    await ash.getByRole("button", { name: "Turned by one" }).tap();
    const seats = ash.getByRole("list", { name: "Seats in turn order" }).getByRole("listitem");
    await expect(seats.first()).toContainText("Briar");
    await expect(seats.last()).toContainText("Ash");
    await ash.getByRole("button", { name: "Ash won" }).tap();
    await ash.getByText("Turns, time, knock-outs, notes").tap();
    await ash.getByRole("textbox", { name: "Turns" }).fill("12");
    await ash.getByRole("combobox", { name: "Knocked out by Ash" }).selectOption("3");
    await look(ash, "p12-more-phone");
    await ash.getByRole("button", { name: "Record game" }).tap();
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("Ash won with Muldrotha, the Gravetide");
    await expect(ash.getByText("3 knocked out")).toBeVisible();
  });

  const wide = await openBrowser(desktop);
  await wide.context().addCookies(await ash.context().cookies());
  await wide.goto(`/pods/${table.podId}/record`);
  await expect(wide.getByRole("button", { name: "Same seats" })).toBeVisible();
  await look(wide, "p12-last-table-desktop");
});
