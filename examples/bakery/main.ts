// A bakery: bread is ordered over HTTP, baked by one helper and brought by another; the console shows it all.
import { startLocalPostgres } from "@tatwats/local-postgres";
import fastify from "fastify";
import { Pool } from "pg";
import { createTatwats, defineHelper, defineWorkflow, fromPgPool, migrateTatwats } from "tatwats";
import { tatwatsConsole } from "tatwats-console";
import { z } from "zod";

const folder = process.env["BAKERY_DATA"] ?? ".data/bakery";
const Order = z.object({ loaves: z.number().int().min(1).max(100), street: z.string().min(1) });

const theBaker = defineHelper({
  name: "the_baker",
  version: "1.0.0",
  purpose: "Bakes what was ordered.",
  settings: z.object({ minutes: z.number().int().min(1).default(40).describe("How long bread bakes") }),
  accepts: {
    "bread.bake": {
      payload: Order,
      handle: async ({ payload }, { db, settings }) => {
        await db.query("insert into bread (loaves, minutes) values ($1, $2)", [payload.loaves, settings.minutes]);
        return { loaves: payload.loaves };
      },
    },
  },
  replies: { "bread.bake": z.object({ loaves: z.number() }) },
});

const theRider = defineHelper({
  name: "the_rider",
  version: "1.0.0",
  purpose: "Brings bread to people, one street after the other.",
  settings: z.object({}),
  accepts: {
    "bread.bring": {
      payload: Order,
      key: ({ street }) => street,
      handle: async ({ payload }, { db }) => void (await db.query("insert into brought values ($1, $2)", [payload.street, payload.loaves])),
    },
  },
});

const orderBread = defineWorkflow({ name: "order-bread", title: ({ loaves, street }) => `${loaves} loaves to ${street}`, input: Order })
  .step("bake", { helper: theBaker, type: "bread.bake", payload: ({ input }) => input })
  .step("bring", {
    helper: theRider,
    type: "bread.bring",
    after: ["bake"],
    payload: ({ input, results }) => ({ street: input.street, loaves: results.bake.loaves }),
  });

const postgres = await startLocalPostgres({ folder: `${folder}/postgres`, database: "bakery" });
const pool = new Pool({ connectionString: postgres.url });
await migrateTatwats(fromPgPool(pool));
await pool.query(
  "create table if not exists bread (loaves int, minutes int); create table if not exists brought (street text, loaves int)",
);

const app = { application: "bakery", role: "web", runHelpers: true, keyFolder: `${folder}/keys`, log: console };
const tatwats = createTatwats({ connectionString: postgres.url, helpers: [theBaker, theRider], workflows: [orderBread], ...app });
await tatwats.start();

const http = fastify();
http.post(
  "/orders",
  async (request) => await tatwats.startWorkflow(orderBread, Order.parse(request.body), { by: { kind: "user", id: "1", name: "A guest" } }),
);
http.get(
  "/brought",
  async () => (await pool.query("select street, sum(loaves)::int as loaves from brought group by street order by street")).rows,
);
// It listens on loopback only: whoever sits at this machine is the admin.
await http.register(tatwatsConsole, { tatwats, authorise: async () => ({ id: "1", name: "The owner", role: "admin" }) });
const address = await http.listen({ port: Number(process.env["PORT"] ?? 3100), host: "127.0.0.1" });
console.log(`The bakery is open at ${address}; its console is at ${address}/console/.`);

const close = () => void Promise.all([http.close(), tatwats.stop(), pool.end()]).then(() => postgres.stop());
process.once("SIGINT", close).once("SIGTERM", close);
