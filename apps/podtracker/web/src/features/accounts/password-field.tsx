import { useState } from "react";
import { classNames, controlBorder, controlClass, Field } from "@tatwats/ui";
import { Eye, EyeOff } from "lucide-react";

export interface PasswordFieldProps {
  label?: string;
  name?: string;
  autoComplete: "new-password" | "current-password";
  hint?: string | undefined;
  error?: string | undefined;
  maxLength: number;
}

export function PasswordField({ label = "Password", name = "password", autoComplete, hint, error, maxLength }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <span className="relative block">
          <input
            id={ids.id}
            name={name}
            type={shown ? "text" : "password"}
            autoComplete={autoComplete}
            maxLength={maxLength + 1}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            className={classNames(controlClass, controlBorder(error), "h-11 pr-12")}
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-label="Show what I type"
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-md text-text-3 hover:text-text"
          >
            <Icon aria-hidden size={18} />
          </button>
        </span>
      )}
    </Field>
  );
}
