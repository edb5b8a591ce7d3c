import { classNames } from "@tatwats/ui";

/** The look of a page's controls beside its heading. */
export const chipClass = classNames(
  "inline-flex h-8 shrink-0 items-center gap-2 rounded-sm border border-line bg-surface-1 px-3 whitespace-nowrap text-text-2",
  "hover:border-line-strong hover:text-text",
);
