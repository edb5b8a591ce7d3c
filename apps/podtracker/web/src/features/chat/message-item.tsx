import { Link } from "@tanstack/react-router";
import type { ChatMessage } from "@podtracker/contract";
import { Avatar, classNames, formatAbsolute } from "@tatwats/ui";
import { Clock, Feather, RotateCw, Trash2 } from "lucide-react";
import type { Unsent } from "./outbox.ts";

export interface MessageItemProps {
  message: ChatMessage;
  own: boolean;
  /** Of the same person just before. */
  follows: boolean;
}

const bubble = "max-w-[85%] rounded-lg px-3.5 py-2 break-words whitespace-pre-wrap";

export function MessageItem({ message, own, follows }: MessageItemProps) {
  if (message.kind !== "text") return <Recap message={message} />;
  return (
    <div className={classNames("flex flex-col", own ? "items-end" : "items-start", follows ? "mt-1" : "mt-3")}>
      {!follows && (
        <p className={classNames("mb-1 flex items-center gap-1.5 text-xs text-text-3", own ? "sr-only" : false)}>
          {!own && <Avatar name={message.author?.name ?? "?"} id={message.author?.userId} size="small" />}
          <span className="font-semibold text-text-2">{own ? "You" : message.author?.name}</span>
        </p>
      )}
      <div className={classNames(bubble, own ? "rounded-br-xs bg-accent-soft text-text" : "rounded-bl-xs bg-surface-3")}>
        {message.text}
        <Time at={message.at} className="float-right mt-1.5 ml-3" />
      </div>
    </div>
  );
}

function Time({ at, className }: { at: string; className?: string }) {
  const moment = Date.parse(at);
  return (
    <time dateTime={at} title={formatAbsolute(moment)} className={classNames("text-[0.6875rem] leading-none text-text-3", className)}>
      {new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }).format(moment)}
    </time>
  );
}

/** What a helper wrote: quieter than people's talk, and a step from the game it is about. */
function Recap({ message }: { message: ChatMessage }) {
  return (
    <div className="mt-3 border-l-2 border-line-strong py-0.5 pl-3 text-sm text-text-2">
      <p className="flex items-center gap-1.5 text-xs text-text-3">
        <Feather aria-hidden size={13} />
        <span className="font-semibold">{message.kind === "recap" ? "the_author" : "PodTracker"}</span>
        <Time at={message.at} />
      </p>
      <p className="mt-1 break-words whitespace-pre-wrap">{message.text}</p>
      {message.gameId && (
        <Link
          to="/pods/$podId/games/$gameId"
          params={{ podId: message.podId, gameId: message.gameId }}
          className="-mb-2 inline-flex min-h-11 items-center font-[560] text-accent hover:underline"
        >
          See the game
        </Link>
      )}
    </div>
  );
}

export function UnsentItem({ message, onRetry, onDiscard }: { message: Unsent; onRetry: () => void; onDiscard: () => void }) {
  const failed = message.state === "failed";
  return (
    <div className="mt-2 flex flex-col items-end">
      <div className={classNames(bubble, "rounded-br-xs bg-accent-soft", failed ? "border border-bad/50" : "opacity-70")}>
        {message.text}
      </div>
      {failed ? (
        <p className="flex items-center text-xs text-bad">
          Not sent
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
          Sending
        </p>
      )}
    </div>
  );
}
