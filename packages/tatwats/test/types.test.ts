import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import { defineHelper, defineWorkflow, type Message, type Tatwats } from "../src/index.ts";
import type { kitchen } from "./toy-office.ts";

// Compiled by the type check; a line that stops being an error fails it there.
test("payloads and settings are inferred from the schemas", () => {
  defineHelper({
    name: "the_clerk",
    version: "1.0.0",
    purpose: "Shows what handlers see.",
    settings: z.object({ stamp: z.string().default("ok") }),
    accepts: {
      "form.filed": {
        payload: z.object({ pages: z.number() }),
        handle: async (message, { settings, publish }) => {
          expectTypeOf(message).toEqualTypeOf<Message<"form.filed", { pages: number }>>();
          expectTypeOf(settings).toEqualTypeOf<{ stamp: string }>();
          await publish("form.stamped", { by: "clerk" });
          // @ts-expect-error another payload
          await publish("form.stamped", { by: 3 });
          // @ts-expect-error not among what it emits
          await publish("form.lost", {});
        },
      },
    },
    emits: { "form.stamped": z.object({ by: z.string() }) },
  });
});

test("an application can send only what some helper accepts", () => {
  type Office = Tatwats<ReturnType<typeof kitchen>>;
  const sends = async (office: Office) => {
    await office.send("the_cook", "dish.ordered", { dish: "soup", table: 4 });
    await office.publish("dish.served", { dish: "soup" });
    // @ts-expect-error another payload
    await office.send("the_cook", "dish.ordered", { dish: "soup" });
    // @ts-expect-error the waiter does not cook
    await office.send("the_waiter", "dish.ordered", { dish: "soup", table: 4 });
    // @ts-expect-error there is no gardener
    await office.send("the_gardener", "dish.ordered", { dish: "soup", table: 4 });
    // @ts-expect-error nobody accepts it
    await office.publish("dish.burnt", {});
    // @ts-expect-error nobody answers it
    await office.ask("the_cook", "dish.ordered", { dish: "soup", table: 4 });
  };
  expectTypeOf(sends).toBeFunction();
});

test("what is asked is answered in the type of the reply", () => {
  const theClerk = defineHelper({
    name: "the_clerk",
    version: "1.0.0",
    purpose: "Counts pages.",
    settings: z.object({}),
    accepts: {
      "pages.count": { payload: z.object({ text: z.string() }), handle: async ({ payload }) => ({ pages: payload.text.length }) },
      "form.filed": { payload: z.object({}), handle: async () => {} },
    },
    replies: { "pages.count": z.object({ pages: z.number() }) },
  });
  const asks = async (office: Tatwats<readonly [typeof theClerk]>) => {
    expectTypeOf(await office.ask("the_clerk", "pages.count", { text: "" })).toEqualTypeOf<{ pages: number }>();
    // @ts-expect-error nobody answers it
    await office.ask("the_clerk", "form.filed", {});
  };
  expectTypeOf(asks).toBeFunction();
  const workflow = defineWorkflow({ name: "count-twice", title: ({ text }) => text, input: z.object({ text: z.string() }) })
    .step("first", { helper: theClerk, type: "pages.count", payload: ({ input }) => ({ text: input.text }) })
    .step("second", {
      helper: theClerk,
      type: "pages.count",
      after: ["first"],
      payload: ({ results }) => {
        expectTypeOf(results).toEqualTypeOf<{ first: { pages: number } }>();
        return { text: "x".repeat(results.first.pages) };
      },
    });
  expectTypeOf(workflow.step).toBeFunction();
  // @ts-expect-error a step that is not there yet
  const nothing = () => workflow.step("third", { helper: theClerk, type: "pages.count", after: ["last"], payload: () => ({ text: "" }) });
  expectTypeOf(nothing).toBeFunction();
});
