import { z } from "zod";
import { reason, text } from "./fields.ts";

const name = {
  sender: text.min(1).describe("a helper's or the application's name, or * for every sender"),
  type: text.min(1),
  recipient: text.min(1),
};

export const routeSchema = z.object({
  ...name,
  allowed: z.boolean(),
  subscribed: z.boolean(),
  paused: z.boolean(),
  rateLimit: z.number().nullable().describe("deliveries a second over all instances; null for as many as come"),
  revision: z.number(),
  held: z.number(),
});

/** Changes what is given, and leaves the rest. */
export const routeBody = z
  .strictObject({
    ...name,
    allowed: z.boolean().optional(),
    subscribed: z.boolean().optional(),
    paused: z.boolean().optional(),
    rateLimit: z.number().positive().max(100_000).nullable().optional(),
    reason,
  })
  .refine(
    ({ allowed, subscribed, paused, rateLimit }) => [allowed, subscribed, paused, rateLimit].some((rule) => rule !== undefined),
    "changes nothing",
  );

export type RouteRow = z.output<typeof routeSchema>;
