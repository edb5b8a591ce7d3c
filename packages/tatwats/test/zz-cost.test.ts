import { test } from "vitest";
import { createEdgeLedger } from "../src/health/edge-ledger.ts";
import { readSight } from "../src/health/read-sight.ts";
import { lookAround } from "../src/health/look-around.ts";
import { listFailures, listHelpers, readBottleneck, readEdges, readOverview, readSeries, readUptimeDays, dropOldFigures, renderMetrics } from "../src/index.ts";
import { tracedSending, tracedHandling } from "../src/telemetry/spans.ts";
import { createOffice, kitchen, serve } from "./toy-office.ts";
import { writeFileSync } from "node:fs";
test("cost", async () => {
  const out: string[] = [];
  const office = await createOffice();
  const t = await office.open(kitchen(serve));
  const ledger = createEdgeLedger();
  const N = 1_000_000;
  for (let round = 0; round < 2; round++) {
  let a = performance.now();
  for (let i = 0; i < N; i++) { ledger.countEnded({ sender: "guests", recipient: "the_cook", type: "dish.ordered", outcome: "handled", waitMs: i % 97, handleMs: i % 13 }); }
  out.push(`countEnded ${((performance.now() - a) / N * 1e6).toFixed(0)} ns`);
  a = performance.now();
  for (let i = 0; i < 100_000; i++) await tracedSending("x", "y", () => "id");
  out.push(`tracedSending no SDK ${((performance.now() - a) / 1e5 * 1e6).toFixed(0)} ns`);
  a = performance.now();
  const claim = { message: { id: "1", type: "x", conversationId: "1" }, recipient: "y", attempt: 1, trace: null } as never;
  for (let i = 0; i < 100_000; i++) await tracedHandling(claim, async () => 1);
  out.push(`tracedHandling no SDK ${((performance.now() - a) / 1e5 * 1e6).toFixed(0)} ns`);
  }
  const many = createEdgeLedger();
  const fill = () => { for (let e = 0; e < 50; e++) for (let i = 0; i < 200; i++) many.countEnded({ sender: `s${e}`, recipient: `r${e % 10}`, type: "t", outcome: "handled", waitMs: 10 ** (i / 50), handleMs: 10 ** (i / 70) }); };
  fill(); await many.flush(office.database);
  let a = performance.now();
  for (let i = 0; i < 50; i++) { fill(); await many.flush(office.database); }
  out.push(`flush of 50 edges ${((performance.now() - a) / 50).toFixed(2)} ms`);
  await office.database.query("truncate tatwats.edge_minute, tatwats.edge_hour, tatwats.figure_minute, tatwats.figure_hour");
  await office.database.query(`insert into tatwats.edge_minute (at, sender, recipient, type, sent, handled, failed, wait, handle)
    select date_trunc('minute', now()) - make_interval(mins => n), 's' || e, case e % 2 when 0 then 'the_cook' else 'the_waiter' end, 't' || e, 100, 100, 0, array[50,20,10,5,5,3,3,2,1,1,0,0,0,1], array[50,30,15,5]
    from generate_series(0, 20159) n, generate_series(1, 20) e`);
  await office.database.query(`insert into tatwats.edge_hour (at, sender, recipient, type, sent, handled, failed, wait, handle)
    select date_trunc('hour', now()) - make_interval(hours => n), 's' || e, case e % 2 when 0 then 'the_cook' else 'the_waiter' end, 't' || e, 6000, 6000, 0, array[50,20,10,5,5,3,3,2,1,1,0,0,0,1], array[50,30,15,5]
    from generate_series(0, 9599) n, generate_series(1, 20) e`);
  for (const [table, unit, n] of [["figure_minute", "minute", 20159], ["figure_hour", "hour", 9599]] as const) await office.database.query(`insert into tatwats.${table} (at, subject, name, samples, total, highest, latest)
    select date_trunc('${unit}', now()) - make_interval(${unit === "minute" ? "mins" : "hours"} => n), s, f, 12, 120, 12, 10 from generate_series(0, ${n}) n, unnest(array['system','kitchen','the_cook','the_waiter']) s, unnest(array['backlog','oldestWaitingSeconds','deadLetters','memoryBytes','eventLoopDelayMs','cpu']) f`);
  await office.database.query("vacuum analyze tatwats.edge_minute"); await office.database.query("vacuum analyze tatwats.edge_hour"); await office.database.query("vacuum analyze tatwats.figure_minute");
  const { rows } = await office.database.query("select c.relname, pg_size_pretty(pg_total_relation_size(c.oid)) s, reltuples::int n from pg_class c where relname in ('edge_minute','edge_hour','figure_minute','figure_hour')");
  out.push(JSON.stringify(rows));
  const timed = async (name: string, f: () => Promise<unknown>) => {
    const ts: number[] = [];
    for (let i = 0; i < 8; i++) { const b = performance.now(); await f(); ts.push(performance.now() - b); }
    out.push(`${name}: median ${ts.toSorted((x, y) => x - y)[4]!.toFixed(1)} ms, worst ${Math.max(...ts).toFixed(1)}`);
  };
  const now = Date.now(); const h = 3_600_000; const until = new Date(now + 1);
  const all = async (suffix: string) => {
    await timed("readOverview" + suffix, async () => await readOverview(office.database, new Date()));
    await timed("listHelpers" + suffix, async () => await listHelpers(office.database));
    await timed("lookAround" + suffix, async () => await lookAround(office.database));
    await timed("readSight" + suffix, async () => await readSight(office.database));
    await timed("readBottleneck" + suffix, async () => await readBottleneck(office.database));
    await timed("readEdges 15 min" + suffix, async () => await readEdges(office.database, { from: new Date(now - h / 4), until }));
    await timed("renderMetrics" + suffix, async () => await renderMetrics(t));
  };
  await all("");
  await timed("readEdges 6 h", async () => await readEdges(office.database, { from: new Date(now - 6 * h + 1000), until }));
  await timed("readEdges 7 d", async () => await readEdges(office.database, { from: new Date(now - 168 * h), until }));
  await timed("readSeries messages 24 h by 10 min", async () => await readSeries(office.database, { figure: "messagesPerMinute", from: new Date(now - 24 * h), until, stepMs: 600_000 }));
  await timed("readSeries waitP95 1 h by 1 min", async () => await readSeries(office.database, { figure: "waitP95Ms", from: new Date(now - h), until, stepMs: 60_000 }));
  await timed("readSeries waitP95 24 h by 10 min", async () => await readSeries(office.database, { figure: "waitP95Ms", from: new Date(now - 24 * h), until, stepMs: 600_000 }));
  await timed("readSeries memory 24 h by 10 min", async () => await readSeries(office.database, { figure: "memoryBytes", from: new Date(now - 24 * h), until, stepMs: 600_000 }));
  await timed("readUptimeDays", async () => await readUptimeDays(office.database));
  await timed("dropOldFigures", async () => await dropOldFigures(office.database));
  await t.steer.helper("the_cook", "pause", { by: { kind: "user", id: "o", name: "O" }, reason: "x" });
  await office.database.query(`insert into tatwats.mailbox (message_id, recipient, type, sender, state, due_at, conversation_id) select gen_random_uuid(), 'the_cook', 'dish.ordered', 'guests', 'ready', now(), gen_random_uuid() from generate_series(1, 100000)`);
  await office.database.query(`insert into tatwats.message (id, type, sender, payload, conversation_id, sent_at, due_at) select uuidv7(make_interval(hours => -(n % 20))), 'dish.ordered', 'guests', '{}', gen_random_uuid(), now(), now() from generate_series(1, 300000) n`);
  await office.database.query(`insert into tatwats.delivery (message_id, recipient, conversation_id, state, attempts, due_at, instance_id, started_at, ended_at) select id, 'the_cook', conversation_id, 'handled', 1, due_at, gen_random_uuid(), now(), now() from tatwats.message where type = 'dish.ordered'`);
  await office.database.query("insert into tatwats.attempt (message_id, recipient, number, instance_id, started_at, ended_at, outcome, error) select id, 'the_cook', 1, gen_random_uuid(), now(), now() - make_interval(secs => random() * 80000), 'failed', jsonb_build_object('name', 'E', 'message', 'm', 'fingerprint', 'f' || (random()*5)::int) from tatwats.message limit 100000");
  await all(" (100,000 open, 300,000 past)");
  await timed("listFailures 24 h of 100,000 failures", async () => await listFailures(office.database, { since: new Date(now - 24 * h) }));
  writeFileSync("/tmp/cost/out.txt", out.join("\n"));
  await office.close();
}, 280_000);
