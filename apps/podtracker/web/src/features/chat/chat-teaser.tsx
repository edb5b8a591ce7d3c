import { Link } from "@tanstack/react-router";
import type { ChatMessage } from "@podtracker/contract";
import { Card, Loading, RelativeTime, Skeleton, UnreadBadge } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/section.tsx";
import { usePod } from "../pods/get-pod.ts";
import { inOrder, useMessages } from "./list-messages.ts";

/** The last that was said; the card leads to the whole. */
export function ChatTeaser({ podId }: { podId: string }) {
  const messages = useMessages(podId);
  const unread = usePod(podId).data?.unread ?? 0;
  return (
    <Section title="Chat">
      <Loaded query={messages} what="Loading the chat" skeleton={<TeaserSkeleton />}>
        {(data) => (
          <Card flush>
            <Link to="/pods/$podId/chat" params={{ podId }} className="block px-3.5 py-3 -outline-offset-2 hover:bg-surface-2">
              <Last message={inOrder(data).at(-1)} />
              <span className="mt-1.5 flex items-center gap-2 text-sm font-[560] text-accent">
                Open the chat <UnreadBadge count={unread} />
              </span>
            </Link>
          </Card>
        )}
      </Loaded>
    </Section>
  );
}

function Last({ message }: { message: ChatMessage | undefined }) {
  if (!message) return <span className="text-text-2">Nothing said yet. Begin with when you play next.</span>;
  return (
    <span className="block text-sm text-text-2">
      <span className="font-[620] text-text">{message.author?.name ?? (message.kind === "recap" ? "the_author" : "PodTracker")}</span> ·{" "}
      <RelativeTime at={message.at} bare />
      <span className="mt-0.5 line-clamp-2 [overflow-wrap:anywhere]">{message.deletedAt ? "Deleted" : message.text}</span>
    </span>
  );
}

function TeaserSkeleton() {
  return (
    <Loading label="Loading the chat">
      <Skeleton className="h-20 rounded-lg" />
    </Loading>
  );
}
