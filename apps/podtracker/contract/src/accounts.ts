import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { Id, line, Time } from "./shapes.ts";

export const ConsoleRole = z.enum(["viewer", "operator", "admin"]);
export type ConsoleRole = z.infer<typeof ConsoleRole>;

export const Me = z
  .object({
    id: Id,
    displayName: z.string(),
    email: z.string(),
    createdAt: Time,
    /** What the person may do in the operators' console; null for players. */
    consoleRole: ConsoleRole.nullable(),
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof Me>;

export const getMe = defineRoute({
  method: "GET",
  path: "/api/me",
  summary: "The account that is signed in",
  tag: "accounts",
  access: "signed-in",
  result: Me,
});

export const updateMe = defineRoute({
  method: "PATCH",
  path: "/api/me",
  summary: "Change my name",
  tag: "accounts",
  access: "signed-in",
  body: z.strictObject({ displayName: line(60) }),
  result: Me,
});
