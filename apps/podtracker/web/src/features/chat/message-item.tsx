import { memo } from "react";
import type { ChatMessage } from "@podtracker/contract";
import { Avatar, classNames, IconButton } from "@tatwats/ui";
import { Ellipsis, Reply } from "lucide-react";
import { MessageText } from "./message-text.tsx";
import { MessageTime } from "./message-time.tsx";
import { PodNews } from "./pod-news.tsx";
import { Reactions } from "./reactions.tsx";

export interface MessageItemProps {
  message: ChatMessage;
  own: boolean;
  /** Of the same person just before. */
  follows: boolean;
  /** The names behind the mentions. */
  people: readonly { userId: string; name: string }[];
  /** Whether it was just jumped to. */
  lit: boolean;
  on: MessageDeeds;
}

/** What can be done with a message from its place in the log. */
export interface MessageDeeds {
  open: (message: ChatMessage) => void;
  reply: (message: ChatMessage) => void;
  react: (message: ChatMessage, emoji: string) => void;
  jump: (id: string) => void;
}

export const bubbleClass = "max-w-full rounded-lg px-3.5 py-2 [overflow-wrap:anywhere] whitespace-pre-wrap";

export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { message, own, follows, people, lit, on } = props;
  if (message.kind !== "text") return <PodNews message={message} lit={lit} />;
  const name = message.author?.name ?? "Former player";
  const deleted = message.deletedAt !== undefined;
  return (
    <article
      data-message={message.id}
      aria-label={`${own ? "You" : name}`}
      className={classNames("group flex flex-col", own ? "items-end" : "items-start", follows ? "mt-1" : "mt-3")}
    >
      {!follows && !own && (
        <p className="mb-1 flex items-center gap-1.5 text-xs text-text-3">
          <Avatar name={name} id={message.author?.userId} size="small" />
          <span className="font-semibold text-text-2">{name}</span>
        </p>
      )}
      <div className={classNames("flex max-w-[88%] items-center gap-0.5", own && "flex-row-reverse")}>
        <div
          className={classNames(
            bubbleClass,
            "min-w-0 transition-shadow duration-500",
            own ? "rounded-br-xs bg-accent-soft text-text" : "rounded-bl-xs bg-surface-3",
            lit && "ring-2 ring-accent",
          )}
        >
          {message.repliedTo && !deleted && <Quote message={message} onJump={on.jump} />}
          {deleted ? <em className="text-text-3">Deleted</em> : <MessageText text={message.text} called={people} />}
          <MessageTime at={message.at} edited={message.editedAt !== undefined && !deleted} className="float-right mt-1.5 ml-3" />
        </div>
        {!deleted && (
          <div className="flex shrink-0 opacity-60 group-focus-within:opacity-100 group-hover:opacity-100 pointer-fine:opacity-0">
            <IconButton
              label={`Reply to ${own ? "yourself" : name}`}
              className="max-sm:hidden"
              icon={<Reply aria-hidden size={16} />}
              onClick={() => on.reply(message)}
            />
            <IconButton label="What to do with this message" icon={<Ellipsis aria-hidden size={16} />} onClick={() => on.open(message)} />
          </div>
        )}
      </div>
      <Reactions message={message} people={people} onReact={(emoji) => on.react(message, emoji)} />
    </article>
  );
});

/** The beginning of what is answered; it leads there. */
function Quote({ message: { replyTo, repliedTo }, onJump }: { message: ChatMessage; onJump: (id: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => replyTo && onJump(replyTo)}
      className="mb-1.5 block min-h-6 w-full rounded-xs border-l-2 border-accent bg-bg/40 px-2 py-1 text-left text-sm text-text-2"
    >
      <span className="block text-xs font-semibold">{repliedTo?.author?.name ?? "PodTracker"}</span>
      <span className="line-clamp-2">{repliedTo?.deleted ? <em>Deleted</em> : repliedTo?.text}</span>
    </button>
  );
}
