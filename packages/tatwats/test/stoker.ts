import { z } from "zod";
import { defineHelper } from "../src/index.ts";

/** Burns whatever has no number of minutes; each letter that it handles is in the table `cooked`. */
export const theStoker = defineHelper({
  name: "the_stoker",
  version: "1.0.0",
  purpose: "Bakes what is not to be burnt.",
  settings: z.object({}),
  accepts: {
    "loaf.given": {
      payload: z.object({ loaf: z.number().int(), minutes: z.number().int().positive().optional(), secret: z.string().optional() }),
      attempts: 1,
      handle: async ({ payload }, { db }) => {
        if (payload.minutes === undefined) throw new TypeError("Nobody knows for how long.");
        await db.query("insert into cooked (dish) values ($1)", [`loaf ${payload.loaf}`]);
      },
    },
  },
});
