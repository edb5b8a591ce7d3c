import { Link } from "@tanstack/react-router";
import { classNames } from "@tatwats/ui";
import type { OverviewAnswer } from "../../contract/overview.ts";
import { useLiveAnswer } from "./live-answer.ts";
import { useHindrance } from "./operator.tsx";

const pages = [
  { to: "/", word: "Overview" },
  { to: "/helpers", word: "Helpers" },
  { to: "/messages", word: "Messages" },
  { to: "/tasks", word: "Tasks" },
  { to: "/audit", word: "Audit" },
] as const;

type Path = (typeof pages)[number]["to"];

const linkClass =
  "flex min-h-9 shrink-0 items-center justify-between gap-2 rounded-sm px-2.5 text-text-2 max-sm:gap-1 max-sm:px-2 hover:bg-surface-2 hover:text-text";
const activeProps = { className: "!bg-surface-3 !text-text font-[620]" };

export function Navigation({ className }: { className?: string }) {
  const { data } = useLiveAnswer<OverviewAnswer>("/api/ops/overview");
  const counts = data ? countTrouble(data) : {};
  const notAdmin = useHindrance("admin");
  return (
    <nav aria-label="Pages" className={className}>
      {pages.map(({ to, word }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === "/", includeSearch: false }} className={linkClass} activeProps={activeProps}>
          {word}
          <TroubleCount count={counts[to]} />
        </Link>
      ))}
      <span aria-hidden className="lg:flex-1" />
      {!notAdmin && (
        <Link to="/users" activeOptions={{ includeSearch: false }} className={linkClass} activeProps={activeProps}>
          Users &amp; roles
        </Link>
      )}
      <Link to="/mails" activeOptions={{ includeSearch: false }} className={linkClass} activeProps={activeProps}>
        Kept mails
      </Link>
    </nav>
  );
}

function TroubleCount({ count }: { count: { number: number; of: string } | undefined }) {
  if (!count || count.number === 0) return null;
  return (
    <span className={classNames("text-xs font-bold text-bad")}>
      {count.number}
      <span className="sr-only"> {count.of}</span>
    </span>
  );
}

function countTrouble({ components, figures }: OverviewAnswer): Partial<Record<Path, { number: number; of: string }>> {
  const amiss = components.filter(({ isHelper, status }) => isHelper && status !== "operational");
  const dead = figures["deadLetters"];
  return {
    "/helpers": { number: amiss.length, of: "not well" },
    "/messages": { number: typeof dead === "number" ? dead : 0, of: "dead letters" },
  };
}
