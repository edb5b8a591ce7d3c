import { z } from "zod";
import { defineHelper } from "../src/index.ts";

const misdeeds = {
  exit: () => process.exit(3),
  hang: () => {
    for (;;);
  },
  allocate: () => {
    const hoard: string[][] = [];
    for (;;) hoard.push(Array.from({ length: 10_000 }, () => "x"));
  },
  crash: () => void Promise.reject(new Error("nobody listens")),
};

export const theBrute = defineHelper({
  name: "the_brute",
  version: "1.0.0",
  purpose: "Misbehaves.",
  settings: z.object({}),
  accepts: {
    "deed.done": {
      payload: z.object({ how: z.enum(["exit", "hang", "allocate", "crash", "nothing"]) }),
      attempts: 2,
      retryAfterMs: 10,
      handle: async ({ payload: { how } }, { db }) => {
        await db.query("insert into cooked values ($1)", [how]);
        if (how === "nothing") return;
        misdeeds[how]();
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      },
    },
  },
});

export const theLamb = defineHelper({
  name: "the_lamb",
  version: "1.0.0",
  purpose: "Behaves.",
  settings: z.object({}),
  accepts: {
    "wool.given": {
      payload: z.object({}),
      handle: async (_message, { db }) => void (await db.query("insert into served values ('wool')")),
    },
  },
});
