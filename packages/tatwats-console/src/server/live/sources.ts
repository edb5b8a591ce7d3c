import { listAuditEntries, listHelpers, listMessages, listTasks, readOverview } from "tatwats";
import type { LiveTopic } from "../../contract/live-frame.ts";
import type { ConsoleOptions } from "../console-options.ts";
import { createEdgeCounter } from "./edge-counter.ts";
import type { Source } from "./feed.ts";

const shown = 50;

/** What each topic tells, and how often it is looked for. Every look costs the same however much history there is. */
export function liveSources({ database, world }: ConsoleOptions["tatwats"]): { [Topic in LiveTopic]: Source<Topic> } {
  return {
    overview: {
      topic: "overview",
      everyMs: 2_000,
      open: () => async () => {
        const now = world.now();
        return { overview: { at: now.toISOString(), ...(await readOverview(database, now)) } };
      },
    },
    flow: { topic: "flow", everyMs: 1_000, open: () => createEdgeCounter(database, world) },
    message: {
      topic: "message",
      everyMs: 1_000,
      open() {
        const changed = changes<string>();
        const count = createEdgeCounter(database, world);
        return async () => {
          const { items } = await listMessages(database, { limit: shown });
          const sent = (await count())?.edges.reduce((sum, edge) => sum + edge.sent, 0) ?? 0;
          if (!changed(JSON.stringify(items))) return undefined;
          return { messages: items, more: Math.max(0, sent - items.length) };
        };
      },
    },
    helper: {
      topic: "helper",
      everyMs: 2_000,
      open() {
        const known = new Map<string, string>();
        return async () => {
          const helpers = await listHelpers(database);
          const names = helpers.filter((helper) => {
            const { name, state, desired, limits, settings, instances } = helper;
            const sign = JSON.stringify([state, desired, limits, settings?.revision, instances.map(signOfInstance)]);
            const before = known.get(name);
            known.set(name, sign);
            return before !== undefined && before !== sign;
          });
          return names.length > 0 ? { names: names.map(({ name }) => name) } : undefined;
        };
      },
    },
    task: {
      topic: "task",
      everyMs: 1_000,
      open() {
        const changed = changes<string>();
        return async () => {
          const { items } = await listTasks(database, { limit: shown });
          const tasks = items.map(({ id, state, progress }) => ({ id, state, progress }));
          return changed(JSON.stringify(tasks)) ? { tasks } : undefined;
        };
      },
    },
    audit: {
      topic: "audit",
      everyMs: 1_000,
      open() {
        let looked = false;
        let newest: string | undefined;
        return async () => {
          const { items } = await listAuditEntries(database, { limit: shown });
          const known = items.findIndex(({ id }) => id === newest);
          const first = !looked;
          looked = true;
          newest = items[0]?.id ?? newest;
          if (first || known === 0 || items.length === 0) return undefined;
          // Where the entry known last is no longer among them, more were written than are told.
          return { entries: known === -1 ? items : items.slice(0, known), more: known === -1 && items.length === shown ? 1 : 0 };
        };
      },
    },
  };
}

function signOfInstance({
  id,
  state,
  settingsRevision,
  health,
}: {
  id: string;
  state: string;
  settingsRevision: number | null;
  health: unknown;
}) {
  return [id, state, settingsRevision, (health as { status?: string } | null)?.status];
}

/** Tells whether a value differs from the one before; the first is no news. */
function changes<Value>(): (value: Value) => boolean {
  let before: Value | undefined;
  return (value) => {
    const isNew = before !== undefined && before !== value;
    before = value;
    return isNew;
  };
}
