import { useRef, type ReactNode } from "react";
import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the foot; the first is read first, so put the way out before the deed. */
  footer?: ReactNode;
  wide?: boolean;
}

/** A dialog; on a phone a sheet that rises from below, within the thumb's reach. */
export function Dialog({ open, onOpenChange, title, description, children, footer, wide = false }: DialogProps) {
  // Whoever opened it may be any button: it gets the focus back, if it is still there.
  const opener = useRef<Element | null>(null);
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-[rgb(0_0_0/0.6)]" />
        <RadixDialog.Content
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return;
            event.preventDefault();
            opener.current.focus();
          }}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={classNames(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] animate-rise flex-col rounded-t-xl border border-line bg-surface-1 shadow-float",
            "sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg",
            wide ? "sm:max-w-2xl" : "sm:max-w-md",
          )}
        >
          <header className="flex items-start justify-between gap-3 pt-4 pr-3 pl-5">
            <div className="min-w-0 py-2">
              <RadixDialog.Title className="text-lg font-[650] [overflow-wrap:anywhere]">{title}</RadixDialog.Title>
              {description && (
                <RadixDialog.Description className="mt-1 text-sm [overflow-wrap:anywhere] text-text-2">
                  {description}
                </RadixDialog.Description>
              )}
            </div>
            <RadixDialog.Close asChild>
              <IconButton label="Close" icon={<X aria-hidden size={18} />} />
            </RadixDialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-2 pb-5 [overflow-wrap:anywhere]">{children}</div>
          {footer && (
            <footer className="flex justify-end gap-2 border-t border-line px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              {footer}
            </footer>
          )}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
