import { createContext, use } from "react";
import type { ConsoleRole, Operator } from "../../contract/operator.ts";

const ranks: Record<ConsoleRole, number> = { viewer: 0, operator: 1, admin: 2 };

const nobody: Operator = { id: "", name: "", role: "viewer" };
export const OperatorContext = createContext<Operator>(nobody);

/** The person at the console. */
export function useOperator(): Operator {
  return use(OperatorContext);
}

/** Why a deed is not for the person at the console; undefined where it is. The server decides; this only tells beforehand. */
export function useHindrance(role: ConsoleRole): string | undefined {
  const operator = useOperator();
  return ranks[operator.role] >= ranks[role] ? undefined : `Needs the role ${role}; yours is ${operator.role}.`;
}
