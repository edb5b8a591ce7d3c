import type { Database, HandlerContext } from "tatwats";
import { z } from "zod";
import { type Brought, readAside } from "./read-aside.ts";

export const refreshAttempts = 3;

export const catalogueSettings = {
  enabled: z.boolean().default(false).describe("Whether the catalogue is fetched on schedule; off where the installation has no internet"),
  url: z
    .url({ protocol: /^(https?|file)$/ })
    .max(500)
    .default("https://api.scryfall.com/bulk-data/oracle-cards")
    .describe("Where cards come from: Scryfall's bulk data, or a catalogue.tsv (https, http or file)"),
  contact: z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]*$/, "must be plain ASCII")
    .default("")
    .describe("An address or page of yours that the source is told in the User-Agent"),
  leastShare: z
    .number()
    .min(0.1)
    .max(1)
    .default(0.95)
    .describe("A catalogue with less than this share of the present number of cards is refused (0.95 = 95 %)"),
  mostMegabytes: z.number().int().min(1).max(2_000).default(500).describe("Megabytes after which a download is given up"),
  staleAfterDays: z.number().int().min(1).max(365).default(30).describe("Days without a successful fetch after which health is degraded"),
};
type Settings = z.output<z.ZodObject<typeof catalogueSettings>>;
type Context = Pick<HandlerContext, "db" | "audit" | "signal" | "attempt" | "now"> & { settings: Settings };

interface Present {
  source: string;
  as_of: string;
  cards: number;
  sha256: string;
}

/**
 * Fetches the catalogue and puts it in the present one's place. What comes is refused where it is
 * older, much smaller or broken; then, and where the source cannot be reached, the present one stays.
 *
 * @returns whether there is a new one
 */
export async function refreshCatalogue(context: Context): Promise<boolean> {
  const brought = await bring(context);
  if (brought === undefined) return false;
  if ("broken" in brought) return await refuse(context, brought.broken);
  const fresh = brought.catalogue;
  const present = await readPresent(context.db);
  if (fresh.sha256 === present?.sha256) {
    await noteLook(context, null);
    return false;
  }
  const fault = present && faultOf(fresh, present, context.settings.leastShare);
  if (fault) return await refuse(context, fault);
  const { replaceCatalogue } = await import("../../features/cards/replace-catalogue.ts");
  await replaceCatalogue(context.db, fresh);
  await noteLook(context, null);
  const after = { source: fresh.source, asOf: fresh.asOf, cards: fresh.count, sha256: fresh.sha256 };
  const before = present && { source: present.source, asOf: present.as_of, cards: present.cards, sha256: present.sha256 };
  await context.audit({ action: "catalogue.replaced", target: catalogueTarget, detail: { before: before ?? null, after } });
  return true;
}

const catalogueTarget = { kind: "catalogue", id: "cards", name: "the card catalogue" };

/** A source that is away is tried again; after the last try that is put on record, and is nobody's dead letter. */
async function bring(context: Context): Promise<Brought | undefined> {
  const { settings, signal, attempt, now } = context;
  const userAgent = `PodTracker/1.0${settings.contact ? ` (${settings.contact})` : ""}`;
  const today = now().toISOString().slice(0, 10);
  const request = { url: settings.url, userAgent, today, mostBytes: settings.mostMegabytes * 1_000_000, silentMs: 60_000 };
  try {
    return await readAside(request, signal);
  } catch (error) {
    if (attempt < refreshAttempts || signal.aborted) throw error;
    await refuse(context, (error as Error).message, "failed");
    return undefined;
  }
}

function faultOf(fresh: { asOf: string; count: number }, present: Present, leastShare: number): string | undefined {
  const length = Math.min(fresh.asOf.length, present.as_of.length);
  if (fresh.asOf.slice(0, length) < present.as_of.slice(0, length)) {
    return `It is of ${fresh.asOf}, older than the present one of ${present.as_of}.`;
  }
  if (fresh.count >= present.cards * leastShare) return undefined;
  return `It has ${fresh.count} cards, less than ${Math.round(leastShare * 100)} % of the present ${present.cards}.`;
}

async function refuse(context: Context, reason: string, outcome: "refused" | "failed" = "refused"): Promise<false> {
  await noteLook(context, reason);
  await context.audit({ action: "catalogue.refused", target: catalogueTarget, outcome, detail: { reason, url: context.settings.url } });
  return false;
}

async function readPresent(db: Database): Promise<Present | undefined> {
  const { rows } = await db.query<Present>("select source, as_of, cards, sha256 from catalogue");
  return rows[0];
}

async function noteLook({ db, now }: Context, problem: string | null): Promise<void> {
  await db.query("update catalogue set checked_at = $1::timestamptz, problem = $2", [now(), problem]);
}
