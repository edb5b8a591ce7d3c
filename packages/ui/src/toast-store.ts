export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "ok" | "bad";
  action?: { label: string; onSelect: () => void } | undefined;
}

interface ToastOptions {
  text: string;
  tone?: Toast["tone"];
  action?: Toast["action"];
  /** Milliseconds on screen; longer by default where there is something to press. */
  duration?: number;
}

const plainDuration = 5_000;
const actionDuration = 10_000;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

export function showToast({ text, tone = "plain", action, duration }: ToastOptions): number {
  const id = ++lastId;
  change([...toasts.slice(-2), { id, text, tone, action }]);
  setTimeout(() => dismissToast(id), duration ?? (action ? actionDuration : plainDuration));
  return id;
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function onToastsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
