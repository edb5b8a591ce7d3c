/*
 * The program of the web process that is measured: `node server.ts`, forked by serve.ts. Nothing but
 * the console runs in it, on the seeded database, for an application whose one account is an admin.
 */
import fastify, { type FastifyError } from "fastify";
import { Server } from "socket.io";
import { type ConsoleOptions, type Operator, tatwatsConsole } from "tatwats-console";
import { openCast } from "./open-cast.ts";
import type { ServerOrder, ServerReport } from "./serve.ts";
import { toyMails, toyPeople } from "./toy-accounts.ts";

const { url, keyFolder, webFolder } = JSON.parse(process.env["BENCH_CONSOLE"]!) as ServerOrder;
const admin: Operator = { id: "0199aaaa-bbbb-7ccc-8ddd-eeeeffff7f2a", name: "Ada", role: "admin" };

const tatwats = openCast(url, keyFolder);
await tatwats.start();
const app = fastify();
app.setErrorHandler((error: FastifyError, _request, reply) => {
  const { statusCode: status = 500, code, message } = error;
  if (status >= 500) console.error(error);
  return reply.code(status).send({ status, code: error.validation ? "malformed" : code, detail: message });
});
await app.register(tatwatsConsole, {
  tatwats,
  authorise,
  webFolder,
  sockets: new Server(app.server),
  people: toyPeople,
  mails: toyMails,
});
await app.listen({ port: 0, host: "127.0.0.1" });
const address = app.server.address();
if (address === null || typeof address === "string") throw new Error("The console's server has no port.");
process.send?.({ port: address.port } satisfies ServerReport);
process.once("disconnect", () => process.exit(1));
process.once("SIGTERM", () => void stop());

/** A real application asks its sessions; this one believes a cookie. */
async function authorise({ headers }: Parameters<ConsoleOptions["authorise"]>[0]): Promise<Operator | "not-signed-in"> {
  return /\bbench=admin\b/.test(headers.cookie ?? "") ? admin : "not-signed-in";
}

async function stop(): Promise<void> {
  await app.close();
  await tatwats.stop();
  process.exit(0);
}
