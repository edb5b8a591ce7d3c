import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import { defineHelper, type Message, type Tatwats } from "../src/index.ts";
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
  expectTypeOf<Parameters<Office["publish"]>[0]>().toEqualTypeOf<"dish.ordered" | "dish.served">();
  expectTypeOf<Parameters<Office["send"]>[0]>().toEqualTypeOf<"the_cook" | "the_waiter">();
});
