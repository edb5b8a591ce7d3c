import { useSyncExternalStore } from "react";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import { currentToasts, dismissToast, onToastsChange, type Toast } from "./toast-store.ts";

/** Where toasts appear; one per page, always there, so that readers hear what is put into it. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(onToastsChange, currentToasts, currentToasts);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-[60] flex flex-col items-center gap-2 px-4 md:bottom-6"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

const icons = {
  plain: null,
  ok: <CircleCheck aria-hidden size={18} className="shrink-0 text-ok" />,
  bad: <CircleAlert aria-hidden size={18} className="shrink-0 text-bad" />,
};

function ToastCard({ toast }: { toast: Toast }) {
  const { action } = toast;
  return (
    <div className="pointer-events-auto flex min-h-13 w-full max-w-md animate-rise items-center gap-2.5 rounded-md border border-line bg-surface-3 py-1 pr-1 pl-4 text-sm shadow-float">
      {icons[toast.tone]}
      <span className="min-w-0 flex-1 py-1.5 [overflow-wrap:anywhere]">{toast.text}</span>
      {action && (
        <button
          type="button"
          className="min-h-11 rounded-sm px-3 font-[650] text-accent hover:bg-surface-2"
          onClick={() => {
            dismissToast(toast.id);
            action.onSelect();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton label="Dismiss" icon={<X aria-hidden size={16} />} onClick={() => dismissToast(toast.id)} />
    </div>
  );
}
