import type { HTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

export interface CardProps extends HTMLAttributes<HTMLDivElement> {
  tone?: "plain" | "accent" | "bad";
  /** Without inner room, for lists that run from edge to edge. */
  flush?: boolean;
}

const tones = {
  plain: "border-line bg-surface-1",
  accent: "border-accent/30 bg-linear-120 from-accent-soft to-surface-1 to-70%",
  bad: "border-bad/40 bg-surface-1",
};

export function Card({ tone = "plain", flush = false, className, ...rest }: CardProps) {
  return <div className={classNames("overflow-hidden rounded-lg border", tones[tone], flush ? false : "p-4", className)} {...rest} />;
}
