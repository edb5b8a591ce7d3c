import type { Database } from "../database/database.ts";
import { counted } from "./component-status.ts";
import { addHistograms, percentileOf, roundMs } from "./histogram.ts";
import { readEdgeCounts } from "./read-edges.ts";
import { type MailboxSize, readMailboxes } from "./read-mailboxes.ts";
import { lastMinutes } from "./read-overview.ts";

/** What keeps messages waiting. */
export interface Bottleneck {
  /** The worst of it. */
  sentence: string;
  /** Those for whom something has been due the longest, the worst first; in ms. */
  oldestWaiting: { helper: string; sender: string; type: string; oldestWaitingMs: number; backlog: number }[];
  /** Those for whom an operator keeps something back, the most first. */
  held: { helper: string; sender: string; type: string; held: number }[];
  /** Those with more open than ten minutes ago, on average over a minute; the worst first. */
  growing: { helper: string; backlog: number; before: number }[];
  /** By the 95th percentile of handling in the last quarter of an hour, in ms; the worst first. */
  slowest: { helper: string; type: string; handleP95Ms: number; handled: number }[];
}

const shown = 5;
/** Below these nothing is worth a word. */
const waitingMs = 5_000;
const growingBy = 20;
const slowMs = 1_000;

export async function readBottleneck(db: Database): Promise<Bottleneck> {
  const mailboxes = await readMailboxes(db);
  const bottleneck = {
    oldestWaiting: waitingOf(mailboxes),
    held: heldOf(mailboxes),
    growing: await readGrowing(db),
    slowest: await readSlowest(db),
  };
  return { sentence: sentenceOf(bottleneck), ...bottleneck };
}

/** Says the worst that is known. */
export function sentenceOf(bottleneck: Omit<Bottleneck, "sentence">): string {
  const {
    oldestWaiting: [waiting],
    growing: [growing],
    held: [held],
    slowest: [slow],
  } = bottleneck;
  const why = (helper: string) =>
    slow?.helper === helper && slow.handleP95Ms >= slowMs ? `, which takes up to ${seconds(slow.handleP95Ms)} for ${slow.type}` : "";
  if (waiting && waiting.oldestWaitingMs >= waitingMs) {
    const { helper, type, oldestWaitingMs, backlog } = waiting;
    return `${type} has waited ${seconds(oldestWaitingMs)} for ${helper}${why(helper)}; ${counted(backlog, "message")} ${backlog === 1 ? "is" : "are"} open there.`;
  }
  if (growing && growing.backlog - growing.before >= growingBy) {
    return `The mailbox of ${growing.helper}${why(growing.helper)} grows: ${growing.backlog} open, ${growing.before} ten minutes ago.`;
  }
  if (held) {
    const all = bottleneck.held.filter(({ helper }) => helper === held.helper).reduce((sum, each) => sum + each.held, 0);
    return `${counted(all, "message")} for ${held.helper} ${all === 1 ? "is" : "are"} held back by an operator, ${held.type} first of all; nothing else waits for long.`;
  }
  if (slow && slow.handleP95Ms >= slowMs)
    return `Nothing waits for long. The slowest is ${slow.helper}: ${seconds(slow.handleP95Ms)} for ${slow.type}.`;
  return "Nothing waits for long.";
}

function waitingOf(mailboxes: readonly MailboxSize[]): Bottleneck["oldestWaiting"] {
  return mailboxes
    .filter(({ oldestWaitingMs }) => oldestWaitingMs > 0)
    .toSorted((one, other) => other.oldestWaitingMs - one.oldestWaitingMs)
    .slice(0, shown)
    .map(({ recipient, sender, type, oldestWaitingMs, open }) => ({ helper: recipient, sender, type, oldestWaitingMs, backlog: open }));
}

function heldOf(mailboxes: readonly MailboxSize[]): Bottleneck["held"] {
  return mailboxes
    .filter(({ held }) => held > 0)
    .toSorted((one, other) => other.held - one.held)
    .slice(0, shown)
    .map(({ recipient, sender, type, held }) => ({ helper: recipient, sender, type, held }));
}

async function readGrowing(db: Database): Promise<Bottleneck["growing"]> {
  const { rows } = await db.query<{ helper: string; backlog: number; before: number }>(
    `select subject as helper, round(now_open)::float8 as backlog, round(before)::float8 as before from (
       select subject, sum(total) filter (where at > now() - interval '2 minutes') / sum(samples) filter (where at > now() - interval '2 minutes') as now_open,
         sum(total) filter (where at < now() - interval '9 minutes') / sum(samples) filter (where at < now() - interval '9 minutes') as before
       from tatwats.figure_minute
       where name = 'backlog' and subject <> 'system' and at > now() - interval '12 minutes' group by subject
     ) f where now_open > before order by now_open - before desc limit ${shown}`,
  );
  return rows;
}

async function readSlowest(db: Database): Promise<Bottleneck["slowest"]> {
  const edges = await readEdgeCounts(db, await lastMinutes(db, 15));
  return [...Map.groupBy(edges, ({ recipient, type }) => `${recipient}\n${type}`).values()]
    .map((of) => ({
      helper: of[0]!.recipient,
      type: of[0]!.type,
      handleP95Ms:
        roundMs(
          percentileOf(
            of.reduce<readonly number[]>((sum, { handle }) => addHistograms(sum, handle), []),
            0.95,
          ),
        ) ?? 0,
      handled: of.reduce((sum, { handled }) => sum + handled, 0),
    }))
    .filter(({ handleP95Ms }) => handleP95Ms > 0)
    .toSorted((one, other) => other.handleP95Ms - one.handleP95Ms)
    .slice(0, shown);
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms / 100) / 10} s` : ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
}
