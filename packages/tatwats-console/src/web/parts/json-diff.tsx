import { classNames } from "@tatwats/ui";
import { diffJson, type DiffLine } from "./diff-json.ts";

export interface JsonDiffProps {
  label: string;
  before: unknown;
  after: unknown;
  /** Leaves out what stays as it is. */
  changesOnly?: boolean;
  className?: string;
}

const looks: Record<DiffLine["kind"], { sign: string; word: string; className: string }> = {
  same: { sign: " ", word: "", className: "text-text-3" },
  removed: { sign: "−", word: "before: ", className: "bg-bad-soft text-text [&>span:first-child]:text-bad" },
  added: { sign: "+", word: "after: ", className: "bg-ok/12 text-text [&>span:first-child]:text-ok" },
};

/** Before and after by path, a line each; signs and words carry it, the colours only help. */
export function JsonDiff({ label, before, after, changesOnly = false, className }: JsonDiffProps) {
  const lines = diffJson(before, after).filter(({ kind }) => !changesOnly || kind !== "same");
  if (lines.every(({ kind }) => kind === "same")) return <p className="text-text-2">Nothing differs.</p>;
  return (
    <ul
      tabIndex={0}
      aria-label={label}
      className={classNames(
        "max-h-96 overflow-auto rounded-sm border border-line bg-bg py-1.5 font-mono text-xs leading-relaxed",
        className,
      )}
    >
      {lines.map(({ kind, path, text }, index) => (
        <li key={index} className={classNames("flex gap-2 px-3", looks[kind].className)}>
          <span aria-hidden className="w-2 shrink-0 font-bold select-none">
            {looks[kind].sign}
          </span>
          <span className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">
            <span className="sr-only">{looks[kind].word}</span>
            {path !== "" && `${path}: `}
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
