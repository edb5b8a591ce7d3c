import { Button, type ButtonProps } from "@tatwats/ui";
import type { ConsoleRole } from "../../contract/operator.ts";
import { useHindrance } from "../app/operator.tsx";

/** A button that tells who lacks the role why it does nothing, and can be focused so that everybody learns it. */
export function RoleButton({ needs = "operator", onClick, title, ...rest }: ButtonProps & { needs?: ConsoleRole }) {
  const hindrance = useHindrance(needs);
  if (hindrance) return <Button {...rest} aria-disabled title={hindrance} aria-description={hindrance} type="button" />;
  return <Button {...rest} title={title} onClick={onClick} />;
}
