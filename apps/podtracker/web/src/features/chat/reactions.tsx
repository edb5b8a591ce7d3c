import type { ChatMessage } from "@podtracker/contract";
import { classNames } from "@tatwats/ui";
import { useMe } from "../accounts/me.ts";

export interface ReactionsProps {
  message: ChatMessage;
  people: readonly { userId: string; name: string }[];
  onReact: (emoji: string) => void;
}

/** The reactions under a message; pressing one joins it, or takes one's own back. */
export function Reactions({ message, people, onReact }: ReactionsProps) {
  const me = useMe();
  if (message.reactions.length === 0) return null;
  return (
    <div className="mt-1 flex max-w-[88%] flex-wrap gap-1">
      {message.reactions.map(({ emoji, count, by }) => {
        const mine = by.includes(me.id);
        const names = by.map((id) => (id === me.id ? "you" : (people.find(({ userId }) => userId === id)?.name ?? "somebody"))).join(", ");
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={mine}
            aria-label={`${emoji} by ${names}`}
            title={names}
            onClick={() => onReact(emoji)}
            className={classNames(
              "inline-flex min-h-8 items-center gap-1.5 rounded-full border px-2.5 text-sm",
              mine ? "border-accent bg-accent-soft font-semibold" : "border-line bg-surface-2 text-text-2",
            )}
          >
            <span aria-hidden>{emoji}</span>
            <span aria-hidden className="text-xs tabular-nums">
              {count}
            </span>
          </button>
        );
      })}
    </div>
  );
}
