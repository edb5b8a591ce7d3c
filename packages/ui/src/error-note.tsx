import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

export interface ErrorNoteProps {
  /** What happened. */
  title: string;
  /** What is safe, and what to do. */
  detail?: string;
  onRetry?: () => void;
  retryLabel?: string;
  busy?: boolean;
  className?: string;
}

export function ErrorNote({ title, detail, onRetry, retryLabel = "Try again", busy = false, className }: ErrorNoteProps) {
  return (
    <div
      role="alert"
      className={classNames("flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-bad/40 bg-bad-soft p-4", className)}
    >
      <TriangleAlert aria-hidden size={20} className="shrink-0 text-bad" />
      <div className="min-w-[14rem] flex-1">
        <p className="font-[620]">{title}</p>
        {detail && <p className="mt-0.5 text-sm text-text-2">{detail}</p>}
      </div>
      {onRetry && (
        <Button size="touch" busy={busy} icon={<RotateCw aria-hidden size={16} />} onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </div>
  );
}
