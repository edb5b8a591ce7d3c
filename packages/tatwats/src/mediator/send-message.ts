import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { AnyHelper } from "../helper/define-helper.ts";
import type { World } from "../interfaces.ts";
import { countSent } from "../task/count-sent.ts";
import { currentTrace } from "../telemetry/spans.ts";
import { acceptanceOf, checkPayload, checkTravel, digestOf, type Draft, payloadText, recipientsOf } from "./draft.ts";
import type { MailboxGauge } from "./mailbox-gauge.ts";
import type { RouteTable } from "./route-table.ts";
import type { VersionTable } from "../helper/version-table.ts";

/** The notification channel on which waiting workers are woken; its payload is the recipient's name. */
export const wakeChannel = "tatwats_wake";

/** What sending takes, the same for all of a process. */
export interface Post {
  helpers: readonly AnyHelper[];
  world: World;
  routes: RouteTable;
  versions: VersionTable;
  gauge: MailboxGauge;
  /** Counts what was sent, for the figures; also what the caller's own transaction may still roll back. */
  noteSent?(letter: Letter): void;
}

/** A checked message on its way to the journal. */
export interface Letter {
  id: string;
  type: string;
  sender: string;
  recipients: readonly string[];
  taskId: string | undefined;
  once: string | undefined;
  digest: string | undefined;
  /** What `tatwats.send` takes, as JSON: the message, and an address for each recipient. */
  json: string;
  addresses: string;
}

/**
 * Checks a draft and makes a letter of it. Nothing is written yet.
 *
 * @throws TatwatsError `unknown-helper`, `unknown-type`, `payload-refused` (with the path of each fault), `payload-too-large`, `not-allowed`, `refused`
 */
export function writeLetter(draft: Draft, { helpers, world, routes, versions }: Post): Letter {
  checkTravel(draft);
  const accepting = recipientsOf(draft, helpers);
  const recipients = routes.choose(draft, accepting);
  const id = world.newId();
  const text = payloadText(draft);
  // As it will arrive: a Date, for one, is a text by then, and a schema that wants a Date would refuse it there.
  const received: unknown = JSON.parse(text);
  const addresses = recipients.map((helper) => {
    const acceptance = acceptanceOf(helper, draft.type)!;
    const payload = checkPayload(acceptance.payload, { type: draft.type, payload: received });
    const key = draft.key ?? acceptance.key?.(payload);
    checkTravel({ key });
    return JSON.stringify({ id, name: helper.name, key, minVersion: versions.since(helper.name, draft.type) });
  });
  const { payload: _, ...rest } = draft;
  const envelope = JSON.stringify({
    ...rest,
    trace: draft.trace ?? currentTrace(),
    id,
    conversationId: draft.conversationId ?? id,
    digest: draft.once && digestOf(draft, text),
  });
  return {
    id,
    type: draft.type,
    sender: draft.sender,
    recipients: recipients.map(({ name }) => name),
    taskId: draft.taskId,
    once: draft.once,
    digest: draft.once === undefined ? undefined : digestOf(draft, text),
    json: `${envelope.slice(0, -1)},"payload":${text}}`,
    addresses: addresses.join(","),
  };
}

/**
 * Writes letters to the journal and the mailboxes, and wakes their recipients, all in the caller's
 * transaction: they are sent when that commits and never were when it does not.
 *
 * @returns the ids they were sent as, in order; of a letter whose `once` was used before, the first one's
 * @throws TatwatsError `mailbox-full`, `name-used`
 */
export async function postLetters(db: Database, letters: readonly Letter[], post_: Pick<Post, "gauge" | "noteSent">): Promise<string[]> {
  if (letters.length === 0) return [];
  await post_.gauge.check(db, letters);
  const sent = await post(db, letters, post_);
  await countSent(
    db,
    letters.filter(({ id }) => !sent.has(id)),
  );
  return letters.map((letter) => idOf(letter, sent));
}

/** As `postLetters`, but a letter that is refused does not keep the others back. */
export async function postEach(
  db: Database,
  letters: readonly Letter[],
  post_: Pick<Post, "gauge" | "noteSent">,
): Promise<(string | TatwatsError)[]> {
  const full = await post_.gauge.findFull(db, letters);
  const fitting = letters.filter((letter) => !full.has(letter));
  const sent = fitting.length > 0 ? await post(db, fitting, post_) : new Map<string, Earlier>();
  await countSent(
    db,
    fitting.filter(({ id }) => !sent.has(id)),
  );
  return letters.map((letter) => {
    const refusal = full.get(letter);
    if (refusal) return refusal;
    try {
      return idOf(letter, sent);
    } catch (error) {
      return error as TatwatsError;
    }
  });
}

interface Earlier {
  first_id: string;
  first_digest: string;
}

async function post(db: Database, letters: readonly Letter[], { noteSent }: Pick<Post, "noteSent">): Promise<Map<string, Earlier>> {
  const { rows } = await db.query<Earlier & { sent_as: string | null }>(
    `select sent.* from tatwats.send($1::jsonb, $2::jsonb) sent
     union all
     select null, null, pg_notify('${wakeChannel}', name)::text from unnest($3::text[]) name`,
    [
      `[${letters.map(({ json }) => json).join(",")}]`,
      `[${letters.map(({ addresses }) => addresses).join(",")}]`,
      [...new Set(letters.flatMap(({ recipients }) => recipients))],
    ],
  );
  const earlier = new Map(rows.filter(({ sent_as }) => sent_as !== null).map((row) => [row.sent_as!, row]));
  for (const letter of letters) if (!earlier.has(letter.id)) noteSent?.(letter);
  return earlier;
}

function idOf(letter: Letter, sent: Map<string, Earlier>): string {
  const earlier = sent.get(letter.id);
  if (!earlier) return letter.id;
  if (earlier.first_digest === letter.digest) return earlier.first_id;
  throw new TatwatsError("name-used", `${letter.once} was the name of another message (${earlier.first_id}). Choose one name for each.`);
}
