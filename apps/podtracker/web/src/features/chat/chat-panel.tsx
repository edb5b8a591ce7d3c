import { ErrorNote, Loading, Skeleton, EmptyState } from "@tatwats/ui";
import { MessageCircle } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { Composer } from "./composer.tsx";
import { inOrder, useMessages } from "./list-messages.ts";
import { MessageLog } from "./message-log.tsx";
import { useSending } from "./post-message.ts";

/** The pod's talk with the field to say something; fills the height it is given. */
export function ChatPanel({ podId }: { podId: string }) {
  const messages = useMessages(podId);
  const sending = useSending(podId);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {messages.data ? (
        <MessageLog
          messages={inOrder(messages.data)}
          sending={sending}
          older={{
            has: messages.hasNextPage,
            loading: messages.isFetchingNextPage,
            load: () => void messages.fetchNextPage(),
          }}
          empty={<EmptyState icon={<MessageCircle aria-hidden size={22} />}>Nothing said yet. Begin with when you play next.</EmptyState>}
        />
      ) : (
        <div className="min-h-0 flex-1 overflow-hidden p-4">
          {messages.error ? (
            <ErrorNote
              {...explainError(messages.error, "Loading the chat")}
              busy={messages.isFetching}
              onRetry={() => void messages.refetch()}
            />
          ) : (
            <ChatSkeleton />
          )}
        </div>
      )}
      <Composer onSay={sending.say} />
    </div>
  );
}

function ChatSkeleton() {
  return (
    <Loading label="Loading the chat" className="flex flex-col gap-4">
      {["w-3/5", "w-2/5", "w-4/5", "w-1/2"].map((width, index) => (
        <Skeleton key={width} className={`h-12 rounded-lg ${width} ${index % 2 === 1 ? "self-end" : ""}`} />
      ))}
    </Loading>
  );
}
