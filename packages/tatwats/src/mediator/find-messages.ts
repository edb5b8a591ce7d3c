import type { Database } from "../database/database.ts";
import { escapeLike } from "../database/escape-like.ts";
import { isoTime } from "../database/iso-time.ts";
import { plannedAnew } from "../database/prepared-name.ts";
import { TatwatsError } from "../errors.ts";
import { type DeliveryState, deliveryStates } from "../interfaces.ts";

/** What of the journal is looked for; all of it where nothing is said. */
export interface MessageSearch {
  sender?: string;
  /** Together with `state`: who has a delivery in that state. */
  recipient?: string;
  type?: string;
  state?: string;
  conversation?: string;
  /** The id of a message or a conversation, or part of a payload as JSON text, without regard to case. */
  q?: string;
  /** ISO 8601: sent at or after, and before. */
  since?: string;
  until?: string;
}

export interface FoundMessages {
  /** The latest first. */
  ids: string[];
  /** Where looking stopped before enough was found and before the end; undefined when there is no more to look at. */
  stopped: { at: string; id: string } | undefined;
}

/** A request looks at this many messages at most, and for about so long: then it says how far it came. */
const mostLookedAt = 50_000;
const longestMs = 120;
const leastPortion = 500;

/**
 * The ids of up to `count` messages that match, the latest first, before the one with the id `before`.
 * What few have, such as a dead delivery, is found by its index; all else by walking back through the
 * journal. Neither goes further than a bounded number of messages.
 */
export async function findMessages(db: Database, search: MessageSearch, before: string | undefined, count: number): Promise<FoundMessages> {
  const byId = await isIdOf(db, search.q);
  const begun = performance.now();
  const ids: string[] = [];
  let reached = before;
  for (let looked = 0, portion = leastPortion; ;) {
    const { hits, seen, last } = await look(db, { ...search, byId }, reached, { portion, count });
    ids.push(...hits);
    looked += seen;
    if (ids.length >= count || seen < portion) return { ids: ids.slice(0, count), stopped: undefined };
    reached = last!.id;
    const tookMs = performance.now() - begun;
    if (looked >= mostLookedAt || tookMs > longestMs) return { ids, stopped: last! };
    // Twice as many, as long as these are likely to be done in time: payloads may be small or large.
    portion = Math.max(leastPortion, Math.min(portion * 2, mostLookedAt - looked, Math.floor((looked / tookMs) * (longestMs - tookMs))));
  }
}

/** Whether what was typed is the id of something in the journal: then nothing else is meant. */
async function isIdOf(db: Database, typed: string | undefined): Promise<boolean> {
  if (typed === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(typed.trim())) return false;
  const { rows } = await db.query<{ known: boolean }>(
    `select exists (select 1 from tatwats.message where id = $1::uuid) or exists (select 1 from tatwats.message where conversation_id = $1::uuid) as known`,
    [typed.trim()],
  );
  return rows[0]!.known;
}

interface Looked {
  hits: string[];
  /** How many messages were looked at. */
  seen: number;
  last: { at: string; id: string } | null;
}

/** Looks at the next `portion` messages of where the search looks. */
async function look(
  db: Database,
  search: MessageSearch & { byId: boolean },
  before: string | undefined,
  { portion, count }: { portion: number; count: number },
): Promise<Looked> {
  const values: unknown[] = [];
  const given = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const state = search.state === undefined ? undefined : knownState(search.state);
  const hit = hitOf(search, state, given);
  const few = state !== undefined && state !== "handled" ? fewOf(state, search, before, given) : undefined;
  const source =
    few === undefined
      ? journalOf(search, before, given)
      : `(${few} limit ${portion}) s cross join lateral (select * from tatwats.message where id = s.id offset 0) m order by m.id desc`;
  const { rows } = await db.query<Looked>(
    `${plannedAnew} with looked as materialized (
       select m.id, m.sent_at, ${hit} as hit from ${source} limit ${portion}
     )
     select array(select id from looked where hit order by id desc limit ${count}) as hits, (select count(*)::int from looked) as seen,
       (select jsonb_build_object('id', id, 'at', ${isoTime("sent_at")}) from looked order by id limit 1) as last`,
    values,
  );
  return rows[0]!;
}

type Given = (value: unknown, type: string) => string;

/** The journal, back from the latest; ids, a type and a conversation have an index of their own. */
function journalOf(
  { type, conversation, since, until, q, byId }: MessageSearch & { byId: boolean },
  before: string | undefined,
  given: Given,
): string {
  const conditions = [
    ...(before === undefined ? [] : [`m.id < ${given(before, "uuid")}`]),
    ...(conversation === undefined ? [] : [`m.conversation_id = ${given(conversation, "uuid")}`]),
    ...(type === undefined ? [] : [`m.type = ${given(type, "text")}`]),
    ...timesOf("m.id", since, until, given),
  ];
  const where = conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
  if (byId) {
    const id = given(q!.trim(), "uuid");
    return `(select * from tatwats.message where id = ${id} union all select * from tatwats.message where conversation_id = ${id} and id <> ${id}) m ${where} order by m.id desc`;
  }
  return `tatwats.message m ${where} order by m.id desc`;
}

/** Messages with a delivery in a state that few are in: what is open is in the mailbox, what was not handled in an index of its own. */
function fewOf(
  state: Exclude<DeliveryState, "handled">,
  { recipient, since, until }: MessageSearch,
  before: string | undefined,
  given: Given,
): string {
  const conditions = [
    ...(before === undefined ? [] : [`d.message_id < ${given(before, "uuid")}`]),
    ...(recipient === undefined ? [] : [`d.recipient = ${given(recipient, "text")}`]),
    ...timesOf("d.message_id", since, until, given),
  ];
  // The state stands in the text, so that the planner knows which index holds it.
  const where = (own: string) => [own, ...conditions].join(" and ");
  if (state === "dead" || state === "discarded" || state === "expired")
    return `select distinct d.message_id as id from tatwats.delivery d where ${where(`d.state = '${state}'`)} order by 1 desc`;
  return `select distinct d.message_id as id from tatwats.mailbox d left join tatwats.helper h on h.name = d.recipient
    where ${where(openStates[state])} order by 1 desc`;
}

/** As the view `every_delivery` has them. */
const openStates = {
  active: "d.state = 'active'",
  held: "(d.state = 'held' or (d.state <> 'active' and h.desired <> 'running'))",
  waiting: "(d.state in ('ready', 'later') and coalesce(h.desired, 'running') = 'running')",
} as const;

/**
 * Ids begin with the time, by the clock of the process that sent. One that is further off than this
 * from the database's is not found by time.
 */
const clocksApart = "interval '10 minutes'";

function timesOf(id: string, since: string | undefined, until: string | undefined, given: Given): string[] {
  return [
    ...(since === undefined ? [] : [`${id} >= tatwats.uuid_from(${given(since, "timestamptz")} - ${clocksApart})`]),
    ...(until === undefined ? [] : [`${id} < tatwats.uuid_from(${given(until, "timestamptz")} + ${clocksApart})`]),
  ];
}

/** Whether a message `m` that is looked at matches; what costs most is looked at last. */
function hitOf(
  { sender, recipient, type, conversation, q, since, until, byId }: MessageSearch & { byId: boolean },
  state: DeliveryState | undefined,
  given: Given,
): string {
  const cheap = [
    ...(since === undefined ? [] : [`m.sent_at >= ${given(since, "timestamptz")}`]),
    ...(until === undefined ? [] : [`m.sent_at < ${given(until, "timestamptz")}`]),
    ...(sender === undefined ? [] : [`m.sender = ${given(sender, "text")}`]),
    ...(type === undefined ? [] : [`m.type = ${given(type, "text")}`]),
    ...(conversation === undefined ? [] : [`m.conversation_id = ${given(conversation, "uuid")}`]),
    ...(recipient === undefined ? [] : [`(m.recipient is null or m.recipient = ${given(recipient, "text")})`]),
    ...(byId && state !== undefined ? [`${given(q!.trim(), "uuid")} in (m.id, m.conversation_id)`] : []),
  ];
  // Not `exists`, of which the planner may make one look at all deliveries there are.
  const delivered = (from: string) =>
    `(select true from ${from} d where d.message_id = m.id ${recipient === undefined ? "" : `and d.recipient = ${given(recipient, "text")}`} limit 1) is not null`;
  const dear = [
    ...(recipient !== undefined && state === undefined ? [`(m.recipient is not null or ${delivered("tatwats.every_delivery")})`] : []),
    ...(state === "handled" ? [delivered("(select * from tatwats.delivery where state = 'handled')")] : []),
    ...(q === undefined || q === "" || byId
      ? []
      : [
          `lower(concat_ws(' ', m.id, m.conversation_id, m.payload) collate "pg_c_utf8") like '%' || lower(${given(escapeLike(q), "text")} collate "pg_c_utf8") || '%'`,
        ]),
  ];
  return `case when ${[...cheap, "true"].join(" and ")} then ${[...dear, "true"].join(" and ")} else false end`;
}

function knownState(state: string): DeliveryState {
  const known = deliveryStates.find((one) => one === state);
  if (!known) throw new TatwatsError("refused", `A delivery is ${deliveryStates.join(", ")}; not ${state}.`);
  return known;
}
