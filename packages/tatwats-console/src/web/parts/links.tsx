import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { classNames } from "@tatwats/ui";
import { shortId } from "./format-figure.ts";

const quiet = "underline decoration-line-strong/60 underline-offset-3 hover:decoration-current";

/** `the_…` is a helper; the_mediator and applications have no page of their own and lead to their messages. */
export function HelperLink({ name, className }: { name: string; className?: string }) {
  if (name.startsWith("the_") && name !== "the_mediator") {
    return (
      <Link to="/helpers/$name" params={{ name }} className={classNames("hover:underline", className)}>
        {name}
      </Link>
    );
  }
  return (
    <Link to="/messages" search={{ sender: name }} className={classNames("hover:underline", className)}>
      {name}
    </Link>
  );
}

export function MessageLink({ id, children, className }: { id: string; children?: ReactNode; className?: string }) {
  return (
    <Link to="/messages/$id" params={{ id }} title={id} className={children ? classNames("hover:underline", className) : idClass}>
      {children ?? shortId(id)}
    </Link>
  );
}

export function TaskLink({ id, children, className }: { id: string; children?: ReactNode; className?: string }) {
  return (
    <Link to="/tasks/$id" params={{ id }} title={id} className={children ? classNames("hover:underline", className) : idClass}>
      {children ?? shortId(id)}
    </Link>
  );
}

export function ConversationLink({ id }: { id: string }) {
  return (
    <Link to="/messages" search={{ conversation: id }} title={id} className={idClass}>
      {shortId(id)}
    </Link>
  );
}

export const idClass = classNames("font-mono text-xs whitespace-nowrap", quiet);
export const linkClass = quiet;
