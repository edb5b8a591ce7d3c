import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { buttonClass, type ButtonVariant } from "./button.tsx";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label"> {
  /** What it does, for readers and on hover. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: "medium" | "touch";
}

export function IconButton({ label, icon, variant = "quiet", size = "touch", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(buttonClass(variant, size), "shrink-0 !px-0", size === "touch" ? "w-11" : "w-9", className)}
      {...rest}
    >
      {icon}
    </button>
  );
}
