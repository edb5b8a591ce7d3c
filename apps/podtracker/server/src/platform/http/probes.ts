import type { FastifyInstance } from "fastify";
import type { Services } from "../services.ts";
import { sendProblem } from "./problem.ts";

const answerWithinMs = 2_000;

/** `/livez`: the process turns. `/readyz`: it can serve. Neither needs an account. */
export function registerProbes(app: FastifyInstance, { tatwats }: Services): void {
  app.get("/livez", { schema: { hide: true } }, async () => ({ ok: true }));
  app.get("/readyz", { schema: { hide: true } }, async (_request, reply) => {
    const missing = await Promise.race([whatIsMissing(tatwats.database), tooLate()]);
    if (missing) return sendProblem(reply, { status: 503, code: "unavailable", detail: missing });
    return { ok: true };
  });
}

/** The first start is ready when the helpers have come up too; later ones need the database alone. */
async function whatIsMissing(database: Services["tatwats"]["database"]): Promise<string | undefined> {
  try {
    const { rows } = await database.query<{ helped: boolean; cards: boolean }>(
      "select exists (select 1 from tatwats.instance) as helped, exists (select 1 from catalogue) as cards",
    );
    if (!rows[0]!.cards) return "The card catalogue is not loaded yet.";
    return rows[0]!.helped ? undefined : "The helpers have not started yet.";
  } catch {
    return "The database does not answer.";
  }
}

async function tooLate(): Promise<string> {
  return await new Promise((resolve) =>
    setTimeout(() => resolve(`The database did not answer within ${answerWithinMs} ms.`), answerWithinMs).unref(),
  );
}
