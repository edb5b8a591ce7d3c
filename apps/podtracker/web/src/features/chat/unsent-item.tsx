import { classNames } from "@tatwats/ui";
import { Clock, RotateCw, Trash2 } from "lucide-react";
import { useConnection } from "../../app/realtime.tsx";
import { useOnline } from "../../app/use-online.ts";
import { bubbleClass } from "./message-item.tsx";
import type { Unsent } from "./outbox.ts";

/** What was written here and has not reached the server. */
export function UnsentItem({ message, onRetry, onDiscard }: { message: Unsent; onRetry: () => void; onDiscard: () => void }) {
  const refused = message.state === "refused";
  const online = useOnline();
  const away = useConnection() === "away" || !online;
  return (
    <div className="mt-2 flex flex-col items-end">
      <div className={classNames(bubbleClass, "max-w-[88%] rounded-br-xs bg-accent-soft", refused ? "border border-bad/50" : "opacity-70")}>
        {message.text}
      </div>
      {refused ? (
        <p className="flex flex-wrap items-center justify-end text-xs text-bad">
          Not sent. {message.reason}
          <button
            type="button"
            onClick={onRetry}
            className="ml-1 inline-flex min-h-11 items-center gap-1 px-2 font-semibold text-text underline"
          >
            <RotateCw aria-hidden size={13} />
            Try again
          </button>
          <button type="button" onClick={onDiscard} className="inline-flex min-h-11 items-center gap-1 px-2 text-text-2">
            <Trash2 aria-hidden size={13} />
            Discard
          </button>
        </p>
      ) : (
        <p className="mt-1 flex items-center gap-1 text-xs text-text-3">
          <Clock aria-hidden size={12} />
          {away ? "Sent when the connection is back" : "Sending"}
        </p>
      )}
    </div>
  );
}
