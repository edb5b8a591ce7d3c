import { z } from "zod";

/** From the least to the most: each may do what the ones before it may. */
export const consoleRoles = ["viewer", "operator", "admin"] as const;
export type ConsoleRole = (typeof consoleRoles)[number];

/** The person at the console. */
export const operatorSchema = z.object({ id: z.string(), name: z.string(), role: z.enum(consoleRoles) });
export type Operator = z.output<typeof operatorSchema>;

export function mayActAs(operator: Operator, role: ConsoleRole): boolean {
  return consoleRoles.indexOf(operator.role) >= consoleRoles.indexOf(role);
}
