import type { Database } from "../database/database.ts";
import type { AnyHelper } from "../helper/define-helper.ts";
import { endInstance, type InstanceBeat, registerInstance } from "../helper/process-record.ts";
import { recordError } from "../mediator/error-record.ts";
import type { LivingInstance } from "../mediator/take-over.ts";
import type { Workshop } from "../mediator/workshop.ts";
import { parseSettings, readSettings } from "../settings/current-settings.ts";
import { runInstance, type RunningInstance } from "./run-instance.ts";

type Desired = "running" | "paused" | "draining";

interface Member {
  helper: AnyHelper;
  instance: RunningInstance | undefined;
  desired: Desired;
  restarts: number;
  concurrency: number | null;
  settings: unknown;
  revision: number;
  health: InstanceBeat["health"];
  /** An instance that was asked to go and still has work in hand. */
  leaving: boolean;
}

/** The instances of one process, kept as operators want them. */
export interface Crew {
  /** Reads what is wanted and does it: settings, pauses, restarts. Safe to call at any time, also at once. */
  follow(): Promise<void>;
  wake(helper: string | undefined): void;
  living(): LivingInstance[];
  beats(): InstanceBeat[];
  /** Asks the helpers' own health functions. */
  feel(): Promise<void>;
  /** Lets go of all instances; `follow` begins new ones. */
  drain(withinMs: number): Promise<void>;
  /** Lets go of all instances for good. */
  close(withinMs: number): Promise<void>;
}

/** An instance that is to go finishes what it has in hand; each attempt has its own limit. */
const asLongAsItTakes = 2 ** 31 - 1;
const healthWithinMs = 5_000;

export function createCrew(workshop: Workshop, helpers: readonly AnyHelper[], processId: () => string): Crew {
  const members = new Map<string, Member>(
    helpers.map((helper) => [
      helper.name,
      {
        helper,
        instance: undefined,
        desired: "running",
        restarts: 0,
        concurrency: null,
        settings: undefined,
        revision: 0,
        health: null,
        leaving: false,
      },
    ]),
  );
  const { database, world, log } = workshop;
  let following: Promise<void> = Promise.resolve();
  let closed = false;

  async function followOnce(): Promise<void> {
    for (const wish of await readWishes(database, helpers)) {
      const member = members.get(wish.name)!;
      if (wish.revision !== member.revision) {
        member.settings = parseSettings(member.helper, wish.settings);
        member.revision = wish.revision;
      }
      Object.assign(member, { desired: wish.desired, concurrency: wish.concurrency });
      await arrange(member, wish.restarts);
    }
  }

  async function arrange(member: Member, restarts: number): Promise<void> {
    if (member.leaving) return;
    const outdated = member.instance !== undefined && restarts > member.restarts;
    if (member.instance && (member.desired === "draining" || outdated)) {
      member.leaving = true;
      // Its work may take a while, and the others must not wait for it.
      void letGo(member.instance)
        .then(async () => {
          Object.assign(member, { instance: undefined, leaving: false });
          await follow();
        })
        .catch((error: unknown) => log.warn({ error, helper: member.helper.name }, "could not begin anew; trying again"));
      return;
    }
    if (!member.instance && member.desired !== "draining" && !closed) await begin(member, restarts);
  }

  async function begin(member: Member, restarts: number): Promise<void> {
    const id = await registerInstance(database, world, member.helper, processId(), restarts);
    member.restarts = restarts;
    member.instance = runInstance(workshop, member.helper, id, () => ({ settings: member.settings, concurrency: member.concurrency }));
  }

  async function letGo(instance: RunningInstance): Promise<void> {
    await instance.drain(asLongAsItTakes);
    await endInstance(database, instance.id).catch((error: unknown) =>
      log.warn({ error }, "could not put on record that an instance has ended"),
    );
  }

  async function follow(): Promise<void> {
    if (closed) return;
    following = following.then(followOnce, followOnce);
    await following;
  }

  async function drain(withinMs: number): Promise<void> {
    // In its turn, so that nothing begins meanwhile.
    following = following
      .catch(() => {})
      .then(async () => {
        await Promise.all(present().map(async (member) => await member.instance!.drain(withinMs)));
        for (const member of present()) member.instance = undefined;
      });
    await following;
  }

  const present = () => [...members.values()].filter((member) => member.instance !== undefined);
  return {
    follow,
    wake(helper) {
      for (const member of helper === undefined ? members.values() : [members.get(helper)]) member?.instance?.wake();
    },
    living: () => present().map(({ instance }) => ({ id: instance!.id, inHand: instance!.inHand() })),
    beats: () =>
      present().map((member) => ({
        id: member.instance!.id,
        state: stateOf(member),
        settingsRevision: member.revision,
        health: member.health,
      })),
    async feel() {
      for (const member of present()) member.health = await askHealth(workshop, member);
    },
    drain,
    async close(withinMs) {
      closed = true;
      await drain(withinMs);
    },
  };
}

function stateOf({ desired, instance, leaving }: Member): InstanceBeat["state"] {
  if (leaving || desired === "draining") return "draining";
  if (desired === "paused") return "paused";
  return instance!.isFailing() ? "failing" : "running";
}

async function askHealth({ database, world }: Workshop, { helper, settings }: Member): Promise<InstanceBeat["health"]> {
  if (!helper.health) return null;
  const at = world.now().toISOString();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${healthWithinMs} ms`)), healthWithinMs);
  try {
    const { status, reason } = await Promise.race([helper.health({ db: database, settings, now: () => world.now() }), late.promise]);
    return { status, reason: String(reason).slice(0, 500), at };
  } catch (thrown) {
    return { status: "down", reason: `Its health cannot be told: ${recordError(thrown).message}`.slice(0, 500), at };
  } finally {
    clearTimeout(timer);
  }
}

interface Wish {
  name: string;
  desired: Desired;
  restarts: number;
  concurrency: number | null;
  revision: number;
  settings: Record<string, unknown>;
}

async function readWishes(db: Database, helpers: readonly AnyHelper[]): Promise<Wish[]> {
  const { rows } = await db.query<Omit<Wish, "revision" | "settings">>(
    "select name, desired, restarts, concurrency from tatwats.helper where name = any($1::text[])",
    [helpers.map(({ name }) => name)],
  );
  const settings = await readSettings(
    db,
    rows.map(({ name }) => name),
  );
  return rows.map((row) => ({ ...row, ...settings.get(row.name)! }));
}
