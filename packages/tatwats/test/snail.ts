import { z } from "zod";
import { defineHelper } from "../src/index.ts";

/** Says that it has begun, in a transaction of its own that stays open until it has written. */
export const theSnail = defineHelper({
  name: "the_snail",
  version: "1.0.0",
  purpose: "Takes its time.",
  settings: z.object({}),
  accepts: {
    "leaf.eaten": {
      payload: z.object({}),
      withinMs: 60_000,
      handle: async (_message, { db, attempt }) => {
        await db.query("insert into cooked values ($1)", [`attempt ${attempt}`]);
        if (attempt === 1) await new Promise((resolve) => setTimeout(resolve, 3_000));
        await db.query("insert into served values ($1)", [`attempt ${attempt}`]);
      },
    },
  },
});
