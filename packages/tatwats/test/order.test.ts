import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { defineHelper, readMessage, type Tatwats } from "../src/index.ts";
import { createOffice, type Office, operator } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
  await office.database.query("create table done (position bigserial, key text not null, number int not null)");
});
afterEach(async () => await office.close());

const Line = z.object({ key: z.string(), number: z.number().int() });

/** Writes down every line in the order of handling; `trouble` decides what goes wrong. */
function clerk(
  trouble: (line: z.output<typeof Line>, attempt: number) => void = () => {},
  more: { attempts?: number; concurrency?: number; retryAfterMs?: number } = {},
) {
  return defineHelper({
    name: "the_clerk",
    version: "1.0.0",
    purpose: "Writes lines down.",
    settings: z.object({}),
    concurrency: more.concurrency ?? 4,
    accepts: {
      "line.said": {
        payload: Line,
        key: ({ key }) => key,
        attempts: more.attempts ?? 5,
        retryAfterMs: more.retryAfterMs ?? 20,
        handle: async ({ payload }, { db, attempt }) => {
          trouble(payload, attempt);
          await db.query("insert into done (key, number) values ($1, $2)", [payload.key, payload.number]);
        },
      },
    },
  });
}

type Office_ = Tatwats<readonly [ReturnType<typeof clerk>]>;

async function sayAll(door: Office_, keys: number, each: number): Promise<void> {
  for (let number = 0; number < each; number += 1) {
    await Promise.all(Array.from({ length: keys }, (_, key) => door.send("the_clerk", "line.said", { key: `k${key}`, number })));
  }
}

async function numbersOf(key: string): Promise<number[]> {
  const { rows } = await office.database.query<{ number: number }>("select number from done where key = $1 order by position", [key]);
  return rows.map(({ number }) => number);
}

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

test("messages of one key are handled in order by several instances, however their attempts end", async () => {
  // Deterministic trouble: every seventh line fails once, every eleventh twice.
  const shaky = clerk(({ number }, attempt) => {
    if ((number % 7 === 3 && attempt < 2) || (number % 11 === 5 && attempt < 3)) throw new Error("slipped");
  });
  const door = await office.open([shaky], { runHelpers: false });
  const instances = [await office.open([shaky]), await office.open([shaky])];
  await sayAll(door, 5, 40);
  await eventually(async () => (await office.count("done")) === 200, "all lines", 30_000);
  for (const key of upTo(5)) expect(await numbersOf(`k${key}`)).toEqual(upTo(40));
  expect(instances).toHaveLength(2);
});

test("a key that waits for its next try holds up no other key", async () => {
  const stubborn = clerk(
    ({ key, number }, attempt) => {
      if (key === "k0" && number === 0 && attempt < 3) throw new Error("not yet");
    },
    { retryAfterMs: 2_000 },
  );
  const door = await office.open([stubborn], { runHelpers: false });
  await sayAll(door, 1, 300);
  await Promise.all(upTo(20).map((number) => door.send("the_clerk", "line.said", { key: `other${number}`, number })));
  await office.open([stubborn]);
  await eventually(async () => (await office.count("done")) === 320, "all lines", 30_000);
  expect(await numbersOf("k0")).toEqual(upTo(300));
  const { rows } = await office.database.query<{ before: boolean }>(
    "select max(position) filter (where key like 'other%') < min(position) filter (where key = 'k0') as before from done",
  );
  expect(rows[0]!.before).toBe(true);
});

test("a dead letter frees its key, and its redrive comes later", async () => {
  let broken = true;
  const fussy = clerk(
    ({ number }) => {
      if (broken && number === 1) throw new Error("cannot spell");
    },
    { attempts: 2 },
  );
  const tatwats = await office.open([fussy]);
  await sayAll(tatwats, 1, 4);
  await eventually(async () => (await office.count("done")) === 3, "the other lines");
  expect(await numbersOf("k0")).toEqual([0, 2, 3]);
  broken = false;
  expect(await tatwats.steer.redrive({ recipient: "the_clerk" }, operator)).toEqual({ redriven: 1 });
  await eventually(async () => (await office.count("done")) === 4, "the dead letter");
  expect(await numbersOf("k0")).toEqual([0, 2, 3, 1]);
});

test("priority goes first, but never past an earlier message of the same key", async () => {
  const quiet = clerk(undefined, { concurrency: 1 });
  const door = await office.open([quiet], { runHelpers: false });
  await door.send("the_clerk", "line.said", { key: "a", number: 0 });
  await door.send("the_clerk", "line.said", { key: "b", number: 0 });
  await door.send("the_clerk", "line.said", { key: "b", number: 1 }, { priority: 9 });
  await door.send("the_clerk", "line.said", { key: "c", number: 0 }, { priority: 5 });
  await office.open([quiet]);
  await eventually(async () => (await office.count("done")) === 4, "all lines");
  const { rows } = await office.database.query<{ line: string }>("select key || number as line from done order by position");
  const lines = rows.map(({ line }) => line);
  expect(lines[0]).toBe("c0");
  expect(lines.indexOf("b0")).toBeLessThan(lines.indexOf("b1"));
});

test("a delayed message comes when it is due, and holds up nobody until then", async () => {
  const tatwats = await office.open([clerk()]);
  const id = await tatwats.send("the_clerk", "line.said", { key: "a", number: 0 }, { delayMs: 1_500 });
  await tatwats.send("the_clerk", "line.said", { key: "a", number: 1 });
  await eventually(async () => (await office.count("done")) === 2, "both lines");
  expect(await numbersOf("a")).toEqual([1, 0]);
  const story = await readMessage(office.database, id);
  expect(Date.parse(story!.deliveries[0]!.attempts[0]!.startedAt)).toBeGreaterThanOrEqual(Date.parse(story!.dueAt));
  expect(Date.parse(story!.dueAt) - Date.parse(story!.sentAt)).toBe(1_500);
});

test("messages sent without waiting between them keep their order", async () => {
  const tatwats = await office.open([clerk()]);
  await Promise.all(upTo(1_200).map((number) => tatwats.send("the_clerk", "line.said", { key: "a", number })));
  await eventually(async () => (await office.count("done")) === 1_200, "all lines");
  expect(await numbersOf("a")).toEqual(upTo(1_200));
});
