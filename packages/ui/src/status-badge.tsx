import { classNames } from "./class-names.ts";

export type Status = "ok" | "warn" | "bad" | "info" | "idle";

const colors: Record<Status, string> = {
  ok: "text-ok",
  warn: "text-warn",
  bad: "text-bad",
  info: "text-info",
  idle: "text-idle",
};

/** A status is a word, a shape and a colour: no one of them carries it alone. */
export function StatusBadge({ status, children, className }: { status: Status; children: string; className?: string }) {
  return (
    <span className={classNames("inline-flex items-center gap-1.5 whitespace-nowrap", colors[status], className)}>
      <StatusShape status={status} />
      {children}
    </span>
  );
}

/** Only the shape, for beside a word that stands elsewhere: dot, triangle, diamond or square. */
export function StatusShape({ status, className }: { status: Status; className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 10 10" className={classNames("size-2.5 shrink-0 fill-current", colors[status], className)}>
      {shapeOf(status)}
    </svg>
  );
}

function shapeOf(status: Status) {
  switch (status) {
    case "ok":
      return <circle cx="5" cy="5" r="4" />;
    case "warn":
      return <path d="M5 .8 9.7 9.2H.3Z" />;
    case "bad":
      return <path d="M5 9.2.3.8h9.4Z" />;
    case "info":
      return <path d="M5 0 10 5 5 10 0 5Z" />;
    case "idle":
      return <rect x="1" y="1" width="8" height="8" rx="1.5" />;
  }
}
