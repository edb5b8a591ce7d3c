import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "node:http";
import { io, type Socket } from "socket.io-client";
import { ascending, type Measurement, ms, percentile } from "../harness/figures.ts";
import { watchProcessorTime } from "../harness/processor-time.ts";
import { ask, type Asked } from "./ask.ts";
import { memoryOf, type ServedApp } from "./serve-app.ts";
import type { Cast, Seated } from "./seed-people.ts";

const wanted = { chatMedian: 20, chatLate: 100, requests: 300, requestsLate: 60, memory: 350 };
const chatPerSecond = 50;

interface Load {
  app: ServedApp;
  cast: Cast;
  seconds: number;
  say(line: string): void;
}

/** All the people at their pods at once: how soon what one says is with the others, and what the API answers meanwhile. */
export async function measureLoad(load: Load): Promise<Measurement> {
  const { app, cast, seconds, say } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const heard = new Map<string, { at: number; left: number }>();
  const delays: number[] = [];
  const sockets = await connectAll(app, cast, (id) => {
    const sent = heard.get(id);
    if (!sent) return;
    delays.push(performance.now() - sent.at);
    sent.left -= 1;
  });
  say(`${sockets.length} sockets`);
  let mostMemory = 0;
  const memory = setInterval(() => (mostMemory = Math.max(mostMemory, memoryOf(app.webPid))), 500);
  try {
    const talk = async () =>
      await atRate(chatPerSecond, seconds, async (n) => {
        const person = cast.people[(n * 7) % cast.people.length]!;
        const id = randomUUID();
        heard.set(id, { at: performance.now(), left: 3 });
        return await ask(agent, app.origin, person, {
          method: "POST",
          path: `/api/pods/${person.podId}/messages`,
          body: { id, text: `message ${n}` },
        });
      });
    await talk();
    delays.length = 0;
    heard.clear();
    const busyTalking = watchProcessorTime(app.webPid);
    const talked = await talk();
    await sleep(2_000);
    const chat = { delays: ascending(delays), lost: [...heard.values()].reduce((sum, { left }) => sum + left, 0), busy: busyTalking() };
    say(
      `chat: p50 ${ms(percentile(chat.delays, 50))}, p99 ${ms(percentile(chat.delays, 99))}, ${chat.lost} not delivered, ${talked.failed} refused`,
    );
    const request = async (secondsOfIt: number) =>
      await atRate(wanted.requests, secondsOfIt, async (n) => await ask(agent, app.origin, ...mixedRequest(cast, n)));
    await request(Math.min(10, seconds));
    const busyAsking = watchProcessorTime(app.webPid);
    const mixed = await request(seconds);
    const asking = { times: ascending(mixed.times), busy: busyAsking() };
    say(
      `requests: p50 ${ms(percentile(asking.times, 50))}, p95 ${ms(percentile(asking.times, 95))}, ${mixed.failed} failed, ${mostMemory.toFixed(0)} MB`,
    );
    return {
      figures: [
        {
          what: `chat, ${cast.people.length.toLocaleString("en-GB")} sockets in ${cast.people.length / 4} pods, ${chatPerSecond} messages/s: said → with the other members, p50`,
          measured: ms(percentile(chat.delays, 50)),
          target: `≤ ${wanted.chatMedian} ms`,
          reached: percentile(chat.delays, 50) <= wanted.chatMedian,
        },
        {
          what: "the same, p99",
          measured: ms(percentile(chat.delays, 99)),
          target: `≤ ${wanted.chatLate} ms`,
          reached: percentile(chat.delays, 99) <= wanted.chatLate,
        },
        {
          what: "the same, not delivered",
          measured: `${chat.lost + talked.failed} of ${chat.delays.length + chat.lost}`,
          target: "0",
          reached: chat.lost + talked.failed === 0,
        },
        {
          what: `${wanted.requests} mixed API requests/s, answered, p95`,
          measured: `${ms(percentile(asking.times, 95))} at ${Math.round(mixed.times.length / mixed.tookSeconds)}/s`,
          target: `≤ ${wanted.requestsLate} ms at ${wanted.requests}/s`,
          reached: percentile(asking.times, 95) <= wanted.requestsLate && mixed.times.length / mixed.tookSeconds > wanted.requests * 0.98,
        },
        { what: "the same, refused or failed", measured: String(mixed.failed), target: "0", reached: mixed.failed === 0 },
        {
          what: "web process, memory at most",
          measured: `${mostMemory.toFixed(0)} MB`,
          target: `≤ ${wanted.memory} MB`,
          reached: mostMemory <= wanted.memory,
        },
      ],
      notes: [
        `load: windows of ${seconds} s; before each, one that warms up (of requests ${Math.min(10, seconds)} s). The clients share the two cores with the web process (chat ${chat.busy.toFixed(0)} %, requests ${asking.busy.toFixed(0)} % of a core), the helpers' and PostgreSQL's. Delay: from just before the POST to each of the three others' socket events, in one process by one clock. Requests p50 ${ms(percentile(asking.times, 50))}, p99 ${ms(percentile(asking.times, 99))}.`,
        `mixed: ${mixture.map(([weight, name]) => `${name} ${weight}`).join(", ")} of ${mixture.reduce((sum, [weight]) => sum + weight, 0)}.`,
      ],
    };
  } finally {
    clearInterval(memory);
    for (const socket of sockets) socket.disconnect();
    agent.destroy();
  }
}

async function connectAll(app: ServedApp, cast: Cast, onMessage: (id: string) => void): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let begin = 0; begin < cast.people.length; begin += 50) {
    const group = await Promise.all(cast.people.slice(begin, begin + 50).map(async (person) => await connect(app, person, onMessage)));
    sockets.push(...group);
  }
  return sockets;
}

async function connect(app: ServedApp, { cookie, podId, userId }: Seated, onMessage: (id: string) => void): Promise<Socket> {
  const socket = io(app.origin, { transports: ["websocket"], extraHeaders: { cookie }, forceNew: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
  socket.on("chat:message", (message: { id: string; author?: { userId: string } }) => {
    if (message.author?.userId !== userId) onMessage(message.id);
  });
  const answer = (await socket.emitWithAck("subscribe", { topic: `pod:${podId}` })) as { ok: boolean };
  if (!answer.ok) throw new Error("A socket may not listen to its own pod.");
  return socket;
}

const mixture: readonly [weight: number, name: string, make: (person: Seated) => Asked][] = [
  [12, "my pods", () => ({ method: "GET", path: "/api/pods" })],
  [12, "a pod", ({ podId }) => ({ method: "GET", path: `/api/pods/${podId}` })],
  [10, "its members", ({ podId }) => ({ method: "GET", path: `/api/pods/${podId}/members` })],
  [14, "its chat", ({ podId }) => ({ method: "GET", path: `/api/pods/${podId}/messages?limit=40` })],
  [8, "its games", ({ podId }) => ({ method: "GET", path: `/api/pods/${podId}/games?limit=20` })],
  [6, "its standings", ({ podId }) => ({ method: "GET", path: `/api/pods/${podId}/standings?by=player` })],
  [6, "my decks", () => ({ method: "GET", path: "/api/decks" })],
  [4, "a deck", ({ deckId }) => ({ method: "GET", path: `/api/decks/${deckId}` })],
  [8, "cards by a few letters", () => ({ method: "GET", path: "/api/cards?q=kren&commander=true" })],
  [6, "me", () => ({ method: "GET", path: "/api/me" })],
  [6, "what I was told", () => ({ method: "GET", path: "/api/me/notifications" })],
  [
    6,
    "a message said",
    ({ podId }) => ({ method: "POST", path: `/api/pods/${podId}/messages`, body: { id: randomUUID(), text: "mixed words" } }),
  ],
  [2, "my theme", () => ({ method: "PATCH", path: "/api/me", body: { theme: "dark" } })],
];
const weights = mixture.reduce((sum, [weight]) => sum + weight, 0);

/** The nth request: whose and what follow from its number, so that every run asks the same. */
function mixedRequest({ people }: Cast, n: number): [Seated, Asked] {
  const person = people[(n * 13) % people.length]!;
  let rest = (n * 37) % weights;
  for (const [weight, , make] of mixture) {
    if (rest < weight) return [person, make(person)];
    rest -= weight;
  }
  throw new Error("The weights do not add up.");
}

interface Ran {
  times: number[];
  failed: number;
  tookSeconds: number;
}

/** Begins so many works a second, whether those before are done or not, as people do; their times from when they were due. */
async function atRate(perSecond: number, seconds: number, work: (n: number) => Promise<number>): Promise<Ran> {
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = began + (n * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    running.push(
      work(n).then(
        (status) => {
          times.push(performance.now() - due);
          if (status >= 400) failed += 1;
        },
        () => {
          failed += 1;
        },
      ),
    );
  }
  await Promise.all(running);
  return { times, failed, tookSeconds: (performance.now() - began) / 1_000 };
}
