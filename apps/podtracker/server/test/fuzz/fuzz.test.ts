import { randomUUID } from "node:crypto";
import { clientEvents, Problem } from "@podtracker/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { anonymous, gameOf, type Person, podOfThree, signIn, signUp } from "../person.ts";
import { startTestApp, testAdmin, type TestApp } from "../start-test-app.ts";
import { type Schema, valueOf, type World } from "./from-schema.ts";
import { createRandom } from "./random.ts";

/*
 * Requests made from the schemas of the OpenAPI document, so from those the server itself goes by: as a rule
 * right, and wrong in one place or another. Whatever comes, the answer is no fault of ours and carries a code
 * where it is a refusal; and what is refused changed nothing.
 */
const seed = 20_261_123;
const requests = 20_000;
const eventsSent = 2_000;

interface Operation {
  method: string;
  path: string;
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Those that would sign the askers out, or that hash a password each time: asked by their own tests. */
const notAsked = [/sign-out/, /^\/api\/auth\/revoke/, /sign-up/, /\/api\/setup/];

let app: TestApp;
let operations: Operation[];
let schemas: Record<string, Schema>;
const random = createRandom(seed);
beforeAll(async () => {
  app = await startTestApp();
  const document = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Omit<Operation, "method" | "path">>>;
    components: { schemas: Record<string, Schema> };
  };
  schemas = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [`#/components/schemas/${name}`, schema]),
  );
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
  await countWrites();
});
afterAll(() => app.stop());

/** What requests keep for themselves though they are refused: who asked how often. */
const bookkeeping = ["rate_limit", "sign_in_failure", "session", "verification", "idempotency_key", "fuzz_write"];

/** Has each write to PodTracker's tables leave a line, which goes with its transaction where that is rolled back. */
async function countWrites(): Promise<void> {
  const { database } = app.web.services.tatwats;
  await database.query("create table fuzz_write (id bigint generated always as identity primary key, what text not null)");
  await database.query(
    `create function note_write() returns trigger language plpgsql as $$
     begin insert into fuzz_write (what) values (tg_op || ' ' || tg_table_name); return null; end $$`,
  );
  const { rows } = await database.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  for (const { name } of rows.filter((table) => !bookkeeping.includes(table.name) && !table.name.startsWith("_"))) {
    await database.query(
      `create trigger fuzz after insert or update or delete on "${name}" for each statement execute function note_write()`,
    );
  }
}

async function lastWrite(): Promise<string> {
  const { rows } = await app.web.services.tatwats.database.query<{ id: string; what: string }>(
    "select id::text, what from fuzz_write order by id desc limit 1",
  );
  return rows[0] ? `${rows[0].id} ${rows[0].what}` : "none";
}

interface Table {
  people: Person[];
  known: string[];
  byName: Record<string, string>;
}

/** People, and what is theirs; anew now and then, as the requests wear it out. */
async function setTable(): Promise<Table> {
  // Those among the requests that tried to sign in have slowed everybody at this address.
  await app.web.services.prisma.signInFailure.deleteMany();
  const table = await podOfThree(app.url);
  const { ash, briar, pod, members } = table;
  const deck = await ash.api.createDeck({
    body: { name: "Counters", commanders: ["Atraxa, Praetors' Voice"], list: [{ name: "Island", count: 99 }] },
  });
  const game = await ash.api.recordGame({ params: { podId: pod.id }, body: gameOf(table) });
  const message = await briar.api.postMessage({ params: { podId: pod.id }, body: { id: randomUUID(), text: "hello" } });
  const invite = await ash.api.createInvite({ params: { podId: pod.id }, body: {} });
  const claim = await ash.api.createClaimLink({ params: { podId: pod.id, memberId: members.cole } });
  const byName = {
    podId: pod.id,
    deckId: deck.id,
    gameId: game.id,
    messageId: message.id,
    memberId: members.briar,
    code: invite.code,
    emoji: "👍",
    name: "the_author",
  };
  const known = [...Object.values(byName), ...Object.values(members), claim.code, "Island"];
  const people = [ash, ash, ash, ash, briar, await signUp(app.url, "Dara"), await signIn(app.url, testAdmin), anonymous(app.url)];
  return { people, known, byName };
}

test(
  `${requests} requests made from the schemas bring no fault, no answer without a code, and no change by a refusal`,
  { timeout: 600_000 },
  async () => {
    const asked = operations.filter(({ path }) => !notAsked.some((pattern) => pattern.test(path)));
    const faults: string[] = [];
    const statuses = new Map<number, number>();
    let table = await setTable();
    // Ten times as many of the rest as of those that hash a password.
    const slow = asked.filter(({ path }) => path.startsWith("/api/auth/"));
    const quick = asked.filter(({ path }) => !path.startsWith("/api/auth/"));
    let before = await lastWrite();
    for (let count = 0; count < requests && faults.length < 10; count += 1) {
      if (count % 1_000 === 999) {
        table = await setTable();
        before = await lastWrite();
      }
      const operation = random.pick(random.onceIn(40) ? slow : quick);
      const { status, fault, line } = await ask(operation, random.pick(table.people), table);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const after = await lastWrite();
      if (fault) faults.push(`${line}: ${fault}`);
      // No helper runs here, so whatever was written this request wrote.
      else if (status >= 400 && after !== before) faults.push(`${line}: ${status}, and yet ${after}`);
      before = after;
    }
    expect(faults).toEqual([]);
    const share = (least: number, most: number) =>
      [...statuses].reduce((sum, [status, n]) => sum + (status >= least && status < most ? n : 0), 0) / requests;
    // Made from the schemas, a good part must get through to the handlers: else this shows nothing.
    expect(share(200, 300)).toBeGreaterThan(0.15);
    expect(share(400, 500)).toBeGreaterThan(0.15);
  },
);

test(`${eventsSent} socket events made from their schemas are each answered`, { timeout: 300_000 }, async () => {
  const table = await setTable();
  const sockets = await Promise.all([0, 4, 5].map(async (index) => await table.people[index]!.connect()));
  const names = Object.keys(clientEvents) as (keyof typeof clientEvents)[];
  const before = await lastWrite();
  for (let count = 0; count < eventsSent; count += 1) {
    const name = random.pick(names);
    const schema = z.toJSONSchema(clientEvents[name], { io: "input", unrepresentable: "any" }) as Schema;
    const known = [...table.known, ...table.known.map((id) => `pod:${id}`), "me"];
    const payload = valueOf(schema, { random, schemas, known, byName: table.byName });
    const answer = (await random.pick(sockets).timeout(10_000).emitWithAck(name, payload)) as object;
    const line = `${name} ${JSON.stringify(payload)?.slice(0, 300)}`;
    if ("code" in answer) expect(["malformed", "not-found", "pod-archived", "rule-broken"], line).toContain(answer.code);
  }
  expect(await lastWrite()).toBe(before);
  for (const socket of sockets) expect(socket.connected).toBe(true);
  for (const socket of sockets) socket.disconnect();
});

interface Asked {
  status: number;
  fault: string | undefined;
  /** What was asked, to ask it again by hand. */
  line: string;
}

async function ask({ method, path, parameters = [], requestBody }: Operation, person: Person, { known, byName }: Table): Promise<Asked> {
  const world: World = { random, schemas, known, byName };
  const url = addressOf(path, parameters, world);
  const schema = requestBody?.content["application/json"]?.schema;
  const body = schema && !random.onceIn(50) ? JSON.stringify(valueOf(schema, world)) : undefined;
  const headers: Record<string, string> = random.onceIn(10) ? { "idempotency-key": encodeURIComponent(random.pick(known)) } : {};
  const line = `${person.name} ${method} ${url} ${body?.slice(0, 500) ?? ""}`;
  const response = await person
    .fetch(method, url, { ...(body === undefined ? {} : { body }), headers })
    .catch((error: unknown) => error as Error);
  if (response instanceof Error)
    return { status: 0, fault: `no answer: ${response.message} ${(response.cause as Error | undefined)?.message ?? ""}`, line };
  const text = await response.text();
  return { status: response.status, fault: faultOf(response, text), line };
}

function faultOf(response: Response, text: string): string | undefined {
  if (response.status < 400) return undefined;
  if (response.status >= 500) return `${response.status} ${text.slice(0, 300)}`;
  if (!response.headers.get("content-type")?.startsWith("application/problem+json"))
    return `${response.status} is no problem: ${text.slice(0, 300)}`;
  return Problem.safeParse(JSON.parse(text)).success ? undefined : `${response.status} without a code: ${text.slice(0, 300)}`;
}

function addressOf(path: string, parameters: NonNullable<Operation["parameters"]>, world: World): string {
  const text = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed().slice(0, 2_000);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    // An empty part would be another address.
    const part = random.onceIn(8)
      ? text(valueOf({ type: "string" }, world))
      : random.onceIn(4)
        ? random.pick(world.known)
        : (world.byName[name] ?? random.pick(world.known));
    return encodeURIComponent(part || "none");
  });
  const query = new URLSearchParams();
  for (const { name, schema } of parameters.filter((parameter) => parameter.in === "query")) {
    if (random.onceIn(2)) query.set(name, text(valueOf(schema, world)));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}
