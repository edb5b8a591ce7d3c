import { helperNames } from "../cast.ts";
import type { Samples } from "./samples.ts";

/** A query of a route, asked again and again with other names in it. */
export interface Question {
  /** As in the console's table of routes. */
  route: string;
  what: string;
  path(ask: number): string;
}

const dayMs = 86_400_000;
const hourMs = dayMs / 24;
const ranges = ["15m", "1h", "6h", "24h", "7d", "30d", "90d"];
// Ninety days are the most that is answered, up to the moment of the answer.
const spans = { "1h": hourMs, "6h": 6 * hourMs, "24h": dayMs, "7d": 7 * dayMs, "90d": 90 * dayMs - hourMs };
const deliveryStates = ["waiting", "held", "active", "handled", "dead", "discarded", "expired"];
const taskStates = ["waiting", "running", "completed", "failed", "cancelled"];
const nobody = "nobody_of_this_name";
const noId = "01a207c1-0000-7000-8000-000000000000";

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const of =
  <Value>(values: readonly Value[]) =>
  (n: number) =>
    values[n % values.length]!;
const helper = of(helperNames);

/** Everything that the pages ask for, and what an operator may type that is worse. */
export function questionsOf(samples: Samples): Question[] {
  return [
    ...overviewQuestions(),
    ...helperQuestions(),
    ...messageQuestions(samples),
    ...flowQuestions(),
    ...deadQuestions(samples),
    ...taskQuestions(samples),
    ...auditQuestions(samples),
    ask("users", "all", () => ({})),
    ask("mails", "all", () => ({})),
  ];
}

function overviewQuestions(): Question[] {
  return [
    ask("me", "", () => ({})),
    ask("overview", "", () => ({})),
    ...ranges.map((range) => ask("overview/history", range, () => ({ range }))),
    ask("overview/uptime-days", "", () => ({})),
    ask("incidents", "all", () => ({})),
    ...["open", "past"].map((state) => ask("incidents", state, () => ({ state, limit: "100" }))),
    ask("incidents", "of a component", (n) => ({ component: helper(n) })),
    ask("silences", "", () => ({})),
    ask("schedules", "all", () => ({})),
    ask("schedules", "of a helper", (n) => ({ helper: helper(n) })),
    ask("routes", "", () => ({})),
    ask("workflows", "", () => ({})),
  ];
}

function helperQuestions(): Question[] {
  const part = (path: string) => (n: number) => path.replace(":name", helper(n));
  return [
    ask("helpers", "", () => ({})),
    ask("helpers/:name", "", () => ({}), part("helpers/:name")),
    ...ranges.map((range) => ask("helpers/:name/history", range, () => ({ range }), part("helpers/:name/history"))),
    ...ranges.map((range) => ask("helpers/:name/failures", range, () => ({ range }), part("helpers/:name/failures"))),
    ask("helpers/:name/settings", "", () => ({}), part("helpers/:name/settings")),
    ask("helpers/:name/settings/revisions", "", () => ({}), part("helpers/:name/settings/revisions")),
    ask("helpers/:name/log", "latest", () => ({}), part("helpers/:name/log")),
    ...["warn", "error"].map((level) => ask("helpers/:name/log", level, () => ({ level, limit: "500" }), part("helpers/:name/log"))),
  ];
}

function messageQuestions({ messages, conversations, fingerprints, deadMessages }: Samples): Question[] {
  const list = (what: string, query: (n: number) => Query) => ask("messages", what, query);
  return [
    list("latest", () => ({})),
    list("latest 100", () => ({ limit: "100" })),
    list("of a sender", (n) => ({ sender: helper(n) })),
    list("of nobody", () => ({ sender: nobody })),
    list("to a helper", (n) => ({ recipient: helper(n) })),
    list("to nobody", () => ({ recipient: nobody })),
    list("of a type", () => ({ type: "game.recorded" })),
    list("of a type that is none", () => ({ type: nobody })),
    list("sender, recipient and type", () => ({ sender: "podtracker", recipient: helperNames[0], type: "game.recorded" })),
    ...deliveryStates.map((state) => list(state, () => ({ state }))),
    ...deliveryStates.map((state) => list(`${state}, of a helper`, (n) => ({ state, recipient: helper(n) }))),
    list("dead, of a cause", (n) => ({ state: "dead", fingerprint: of(fingerprints)(n) })),
    list("dead, payload that is nowhere", () => ({ state: "dead", q: "zzzzzzzz" })),
    list("dead, 12 days ago", () => ({ state: "dead", until: ago(12 * dayMs) })),
    list("a conversation", (n) => ({ conversation: of(conversations)(n) })),
    list("a conversation that is none", () => ({ conversation: noId })),
    list("payload that is frequent", () => ({ q: "mana screw" })),
    list("payload that is nowhere", () => ({ q: "zzzzzzzz" })),
    list("payload that is nowhere, of a sender", () => ({ q: "zzzzzzzz", sender: "podtracker" })),
    list("payload that is nowhere, of a type", () => ({ q: "zzzzzzzz", type: "game.recorded" })),
    list("an id", (n) => ({ q: of(messages)(n) })),
    list("an id that is none", () => ({ q: noId })),
    ...Object.entries(spans).map(([name, ms]) => list(`since ${name}`, () => ({ since: ago(ms) }))),
    list("a day 12 days ago", () => ({ since: ago(12 * dayMs), until: ago(11 * dayMs) })),
    list("a day 12 days ago, payload that is nowhere", () => ({ since: ago(12 * dayMs), until: ago(11 * dayMs), q: "zzzzzzzz" })),
    ask(
      "messages/:id",
      "from all the journal",
      () => ({}),
      (n) => `messages/${of(messages)(n)}`,
    ),
    ask(
      "messages/:id",
      "the oldest",
      () => ({}),
      () => `messages/${messages[0]}`,
    ),
    ask(
      "messages/:id",
      "dead, five attempts",
      () => ({}),
      (n) => `messages/${of(deadMessages)(n)}`,
    ),
  ];
}

function flowQuestions(): Question[] {
  return Object.entries(spans).flatMap(([name, ms]) => [
    ask("flow", name, () => ({ since: ago(ms) })),
    ask("flow/frames", name, () => ({ since: ago(ms) })),
  ]);
}

function deadQuestions({ batches }: Samples): Question[] {
  return [
    ask("dead-letters", "all", () => ({})),
    ask("dead-letters", "of a helper", (n) => ({ recipient: helper(n) })),
    ask("dead-letters", "of nobody", () => ({ recipient: nobody })),
    ask("dead-letters", "of a type", () => ({ type: "game.recorded" })),
    ask("dead-letters", "since 24h", () => ({ since: ago(dayMs) })),
    ask("dead-letters", "a day 12 days ago", () => ({ since: ago(12 * dayMs), until: ago(11 * dayMs) })),
    ask("batches", "", () => ({ limit: "100" })),
    ask(
      "batches/:id",
      "",
      () => ({}),
      (n) => `batches/${of(batches)(n)}`,
    ),
  ];
}

function taskQuestions({ tasks, workflows, rareWords }: Samples): Question[] {
  const list = (what: string, query: (n: number) => Query) => ask("tasks", what, query);
  return [
    list("latest", () => ({})),
    ...taskStates.map((state) => list(state, () => ({ state }))),
    list("of a kind", () => ({ workflow: "export" })),
    list("of a kind that is none", () => ({ workflow: nobody })),
    list("of a helper", (n) => ({ helper: helper(n) })),
    list("of nobody", () => ({ helper: nobody })),
    list("words that are frequent", () => ({ q: "game" })),
    list("words that are rare", (n) => ({ q: of(rareWords)(n) })),
    list("words that are nowhere", () => ({ q: "zzzzzzzz" })),
    list("words that are nowhere, all filters", () => ({ q: "zzzzzzzz", workflow: "export", state: "completed", helper: helperNames[0] })),
    list("an id", (n) => ({ q: of(tasks)(n) })),
    list("a day 9 days ago", () => ({ since: ago(9 * dayMs), until: ago(8 * dayMs) })),
    ask(
      "tasks/:id",
      "from all the journal",
      () => ({}),
      (n) => `tasks/${of(tasks)(n)}`,
    ),
    ask(
      "tasks/:id",
      "a workflow",
      () => ({}),
      (n) => `tasks/${of(workflows)(n)}`,
    ),
  ];
}

function auditQuestions({ entries, deaths, actors, conversations }: Samples): Question[] {
  const searches: [what: string, query: (n: number) => Query][] = [
    ["latest", () => ({})],
    ["words that are frequent", () => ({ q: "friday" })],
    ["words that are nowhere", () => ({ q: "zzzzzzzz" })],
    ["words and an actor", (n) => ({ q: "friday", actor: of(actors)(n) })],
    ["an actor", (n) => ({ actor: of(actors)(n) })],
    ["nobody", () => ({ actor: nobody })],
    ["an action", () => ({ action: "delivery.died" })],
    ["an action that is none", () => ({ action: nobody })],
    ["a kind of target", () => ({ target: "message" })],
    ["a target that is none", () => ({ target: nobody })],
    ["an outcome", () => ({ outcome: "failed" })],
    ["an address", () => ({ address: "203.0.113.7" })],
    ["a conversation", (n) => ({ conversation: of(conversations)(n) })],
    ...Object.entries(spans).map(([name, ms]): [string, (n: number) => Query] => [`since ${name}`, () => ({ since: ago(ms) })]),
    ["ten days 300 days ago", () => ({ since: ago(300 * dayMs), until: ago(290 * dayMs) })],
    ["ten days 300 days ago, words", () => ({ q: "league", since: ago(300 * dayMs), until: ago(290 * dayMs) })],
  ];
  return [
    ...searches.map(([what, query]) => ask("audit", what, query)),
    ...searches.map(([what, query]) => ask("audit/facets", what, query)),
    ask("audit/export", "the last hour", () => ({ since: ago(hourMs), format: "jsonl" })),
    ask(
      "audit/:id",
      "from all the year",
      () => ({}),
      (n) => `audit/${of(entries)(n)}`,
    ),
    ask(
      "audit/:id/related",
      "from all the year",
      () => ({}),
      (n) => `audit/${of(entries)(n)}/related`,
    ),
    ask(
      "audit/:id/related",
      "a delivery's death",
      () => ({}),
      (n) => `audit/${of(deaths)(n)}/related`,
    ),
    ask(
      "audit/:id/proof",
      "from all the year",
      () => ({}),
      (n) => `audit/${of(entries)(n)}/proof`,
    ),
  ];
}

type Query = Record<string, string | undefined>;

function ask(route: string, what: string, query: (ask: number) => Query, path: (ask: number) => string = () => route): Question {
  return {
    route: `/api/ops/${route}`,
    what,
    path(n) {
      const given = Object.entries(query(n)).filter((pair): pair is [string, string] => pair[1] !== undefined);
      return `/api/ops/${path(n)}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
    },
  };
}
