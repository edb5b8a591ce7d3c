import { Link } from "@tanstack/react-router";
import type { ChatMessage } from "@podtracker/contract";
import { classNames } from "@tatwats/ui";
import { Feather } from "lucide-react";
import { MessageTime } from "./message-time.tsx";

/** What no person said: a line for what happened in the pod, a few for a game's recap, both quieter than talk. */
export function PodNews({ message, lit }: { message: ChatMessage; lit: boolean }) {
  if (message.kind === "event") {
    return (
      <p
        data-message={message.id}
        className={classNames("my-2 text-center text-xs [overflow-wrap:anywhere] text-text-3", lit && "rounded-sm ring-2 ring-accent")}
      >
        {message.text} {message.gameId && <GameLink podId={message.podId} gameId={message.gameId} />}{" "}
        <MessageTime at={message.at} className="ml-1" />
      </p>
    );
  }
  return (
    <div
      data-message={message.id}
      className={classNames("mt-3 border-l-2 border-line-strong py-0.5 pl-3 text-sm text-text-2", lit && "rounded-sm ring-2 ring-accent")}
    >
      <p className="flex items-center gap-1.5 text-xs text-text-3">
        <Feather aria-hidden size={13} />
        <span className="font-semibold">the_author</span>
        <MessageTime at={message.at} />
      </p>
      <p className="mt-1 [overflow-wrap:anywhere] whitespace-pre-wrap">{message.text}</p>
      {message.gameId && <GameLink podId={message.podId} gameId={message.gameId} className="-mb-2 inline-flex min-h-11 items-center" />}
    </div>
  );
}

function GameLink({ podId, gameId, className }: { podId: string; gameId: string; className?: string }) {
  return (
    <Link
      to="/pods/$podId/games/$gameId"
      params={{ podId, gameId }}
      className={classNames("font-[560] text-accent hover:underline", className)}
    >
      See the game
    </Link>
  );
}
