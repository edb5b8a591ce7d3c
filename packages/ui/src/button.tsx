import type { ButtonHTMLAttributes, ReactNode } from "react";
import { LoaderCircle } from "lucide-react";
import { classNames } from "./class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
/** `touch` is at least 44 px high, for fingers; the others are for pointers. */
export type ButtonSize = "small" | "medium" | "touch";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink hover:brightness-110 active:brightness-95",
  secondary: "bg-surface-2 text-text border border-line hover:bg-surface-3 hover:border-line-strong",
  quiet: "text-text-2 hover:bg-surface-3 hover:text-text",
  danger: "bg-bad text-bad-ink hover:brightness-110 active:brightness-95",
};

const sizes: Record<ButtonSize, string> = {
  small: "h-8 px-3 text-sm rounded-sm gap-1.5",
  medium: "h-9 px-3.5 text-sm rounded-sm gap-2",
  touch: "min-h-11 px-4 text-base rounded-md gap-2",
};

/** The look of a button, for links that lead somewhere and so must not be buttons. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "medium"): string {
  return classNames(
    "inline-flex items-center justify-center font-[620] whitespace-nowrap select-none transition-[background,filter,border-color] duration-100",
    "disabled:opacity-60 disabled:cursor-not-allowed aria-disabled:opacity-60",
    variants[variant],
    sizes[size],
  );
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Work is under way: the button keeps its words and its place, and takes no second press. */
  busy?: boolean;
  icon?: ReactNode;
}

export function Button({ variant, size, busy = false, icon, className, children, type = "button", onClick, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={classNames(buttonClass(variant, size), className)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <LoaderCircle aria-hidden size={16} className="animate-spin" /> : icon}
      {children}
    </button>
  );
}
