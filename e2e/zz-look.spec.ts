import { randomUUID } from "node:crypto";
import { enrol } from "./support/steps.ts";
import { desktop, expect, phone, tablet, test } from "./support/test.ts";
import { mkdirSync } from "node:fs";
const out = "/tmp/look";
mkdirSync(out, { recursive: true });
const commanders = [
  ["Atraxa, Praetors' Voice"],
  ["Thrasios, Triton Hero", "Tymna the Weaver"],
  ["Krenko, Mob Boss"],
  ["Sheoldred, the Apocalypse"],
  ["Yawgmoth, Thran Physician"],
  ["Karn, Silver Golem"],
];
test("look", async ({ openSharedBrowser: open }) => {
  test.setTimeout(400_000);
  const ash = await open(phone, { mayFail: true });
  await enrol(ash, "Ash");
  const pod = (await (await ash.request.post("/api/pods", { data: { name: "Tuesday Night" } })).json()) as { id: string };
  for (const name of ["Briar", "Cole", "Dara", "Ember", "Finn"]) await ash.request.post(`/api/pods/${pod.id}/guests`, { data: { name } });
  const { items } = (await (await ash.request.get(`/api/pods/${pod.id}/members`)).json()) as {
    items: { memberId: string; name: string }[];
  };
  const shot = async (page: typeof ash, name: string) => {
    await page.waitForTimeout(350);
    await page.screenshot({ path: `${out}/${name}.png`, animations: "disabled" });
  };
  const begin = async (n: number) => {
    const id = randomUUID();
    const r = await ash.request.post(`/api/pods/${pod.id}/live-games`, {
      data: { id, seats: items.slice(0, n).map(({ memberId }, i) => ({ memberId, commanders: commanders[i] })) },
    });
    expect(r.ok(), await r.text()).toBe(true);
    return id;
  };
  const say = async (id: string, ...facts: object[]) => {
    const r = await (
      await ash.request.post(`/api/games/${id}/events`, {
        data: { events: facts.map((f) => ({ id: randomUUID(), at: new Date().toISOString(), ...f })) },
      })
    ).json();
    expect(r.rejected).toEqual([]);
  };
  const id = await begin(4);
  await say(
    id,
    { type: "life.changed", seat: 2, delta: -9 },
    { type: "life.changed", seat: 3, delta: -36 },
    { type: "commander-damage.dealt", fromSeat: 2, commander: "Tymna the Weaver", seat: 1, amount: 6 },
    { type: "commander-damage.dealt", fromSeat: 3, commander: "Krenko, Mob Boss", seat: 1, amount: 11 },
    { type: "counter.changed", seat: 1, counter: "poison", delta: 3 },
    { type: "counter.changed", seat: 3, counter: "poison", delta: 2 },
    { type: "life.changed", seat: 4, delta: -40 },
    { type: "player.eliminated", seat: 4, cause: "life", bySeat: 1 },
    { type: "designation.moved", designation: "monarch", seat: 1 },
    { type: "turn.passed", toSeat: 2 },
    { type: "commander-damage.dealt", fromSeat: 1, commander: "Atraxa, Praetors' Voice", seat: 3, amount: 19 },
    { type: "life.changed", seat: 3, delta: 19 },
  );
  await ash.goto(`/pods/${pod.id}`);
  await shot(ash, "pod");
  await ash.goto(`/pods/${pod.id}/live`);
  await shot(ash, "begin-empty");
  await ash.goto(`/pods/${pod.id}/live/${id}`);
  await ash.getByRole("button", { name: "Ash: one life less" }).waitFor();
  await shot(ash, "own4");
  const box = (await ash.getByRole("button", { name: "Ash: one life less" }).boundingBox())!;
  for (let i = 0; i < 4; i++) await ash.touchscreen.tap(box.x + 40, box.y + 60);
  await shot(ash, "own4-tapped");
  await ash.getByRole("button", { name: /commander damage from Cole/ }).click();
  await shot(ash, "damage4");
  await ash.getByRole("button", { name: "Done" }).click();
  await ash.getByRole("button", { name: "More of Ash" }).click();
  await shot(ash, "more");
  await ash.getByRole("button", { name: "Close" }).click();
  await ash.getByRole("button", { name: "Menu" }).click();
  await shot(ash, "menu");
  await ash.getByRole("button", { name: "Log of the game" }).click();
  await shot(ash, "log");
  await ash.getByRole("button", { name: "Close" }).first().click();
  await ash.keyboard.press("Escape");
  await ash.keyboard.press("Escape");
  await say(id, { type: "life.changed", seat: 1, delta: -60 });
  await shot(ash, "lethal");
  await say(id, { type: "life.changed", seat: 1, delta: 60 });
  await ash.getByRole("button", { name: /Cole, .*Bring to the front/ }).click();
  await shot(ash, "front-cole");
  await ash.getByRole("button", { name: "Back to mine" }).click();
  await ash.getByRole("button", { name: "Menu" }).click();
  await ash.getByText("The whole table").click();
  await shot(ash, "table4");
  await ash.getByRole("button", { name: "Menu" }).click();
  await ash.getByRole("button", { name: "The game is over" }).click();
  await shot(ash, "end");
  await ash.getByRole("dialog").getByRole("button", { name: /Ash/ }).click();
  await shot(ash, "end-how");
  await ash.getByRole("button", { name: "Close" }).click();
  for (const n of [2, 3, 5, 6]) {
    const g = await begin(n);
    await ash.goto(`/pods/${pod.id}/live/${g}`);
    await ash.getByRole("button", { name: "Ash: one life less" }).waitFor();
    await shot(ash, `own${n}`);
    await ash.getByRole("button", { name: "Menu" }).click();
    await ash.getByText("The whole table").click();
    await shot(ash, `table${n}`);
  }
  await ash.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
  await shot(ash, "table6-light");
  await ash.goto(`/pods/${pod.id}/live/${id}`);
  await ash
    .getByRole("button", { name: /one life less/ })
    .first()
    .waitFor();
  await ash.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
  await shot(ash, "table4-light");
  await ash.getByRole("button", { name: "Menu" }).click();
  await ash.getByText("My seat").click();
  await shot(ash, "own4-light");
  for (const [name, size] of [
    ["small", { width: 360, height: 740 }],
    ["tablet", tablet.viewport],
    ["desktop", desktop.viewport],
  ] as const) {
    await ash.setViewportSize(size);
    await shot(ash, `own4-light-${name}`);
    await ash.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
    await shot(ash, `own4-${name}`);
    await ash.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
  }
  await say(id, { type: "game.finished", outcome: "win", winnerSeat: 1, winCondition: "combat" });
  await ash.setViewportSize(phone.viewport);
  await shot(ash, "over");
});
