import { type ReactNode, useState } from "react";
import type { ButtonProps } from "@tatwats/ui";
import type { ConsoleRole } from "../../contract/operator.ts";
import { ReasonDialog, type ReasonDialogProps } from "./reason-dialog.tsx";
import { RoleButton } from "./role-button.tsx";
import { type DeedOptions, useDeed } from "./use-deed.ts";

export interface DeedButtonProps<Answer>
  extends DeedOptions<Answer>, Pick<ReasonDialogProps, "title" | "verb" | "danger" | "undo" | "preview" | "incomplete" | "wide"> {
  /** What the button says; it opens a dialog, so it ends with an ellipsis. */
  label: ReactNode;
  /** The least role that may. */
  needs?: ConsoleRole;
  button?: Pick<ButtonProps, "variant" | "size" | "icon" | "className" | "aria-label">;
  /** What is sent besides the reason. */
  body?: object;
  /** More to be filled in. */
  children?: ReactNode;
}

/** A button, the dialog that asks for the reason, and the deed. */
export function DeedButton<Answer = unknown>(props: DeedButtonProps<Answer>) {
  const { label, needs, button, body, children, title, verb, danger, undo, preview, incomplete, wide, ...options } = props;
  const [open, setOpen] = useState(false);
  const deed = useDeed<Answer>({
    ...options,
    onDone: (answer) => {
      setOpen(false);
      options.onDone?.(answer);
    },
  });
  return (
    <>
      <RoleButton {...button} needs={needs} onClick={() => setOpen(true)}>
        {label}
      </RoleButton>
      <ReasonDialog
        open={open}
        onOpenChange={setOpen}
        deed={deed}
        onSubmit={(reason) => deed.run({ ...body, reason })}
        {...{ title, verb, danger, undo, preview, incomplete, wide }}
      >
        {children}
      </ReasonDialog>
    </>
  );
}
