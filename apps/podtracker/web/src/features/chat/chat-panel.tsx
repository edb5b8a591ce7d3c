import { useCallback, useMemo, useState } from "react";
import type { ChatMessage } from "@podtracker/contract";
import { EmptyState, ErrorNote, Loading, Skeleton } from "@tatwats/ui";
import { Archive, MessageCircle } from "lucide-react";
import { useQueryClient } from "@tanstack/react-query";
import { isFromBefore } from "../../app/seen/is-from-before.ts";
import { throwIfUnseen } from "../../app/unseen.ts";
import { explainError } from "../../app/explain-error.ts";
import { useMe } from "../accounts/me.ts";
import { usePod } from "../pods/get-pod.ts";
import { useMembers } from "../pods/members.ts";
import { useEditMessage, useReact } from "./change-message.ts";
import { Composer, type ComposerProps } from "./composer.tsx";
import { inOrder, useMessages } from "./list-messages.ts";
import { MessageLog } from "./message-log.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { useReadMark } from "./read-mark.ts";
import { typingWords, useTellTyping, useTyping } from "./typing.ts";
import { useSeenUpTo } from "./use-seen-up-to.ts";
import { useSending } from "./use-sending.ts";

/** So many unread ones still stand on the first page; with more, the chat opens where the reader left it. */
const onFirstPage = 35;

/** The pod's talk with the field to say something; fills the height it is given. */
export function ChatPanel({ podId, target }: { podId: string; target?: string | undefined }) {
  const asked = usePod(podId);
  const queryClient = useQueryClient();
  const pod = asked.data;
  if (!pod) throwIfUnseen(queryClient, asked.error);
  // What is unread now says where it opens.
  if (!pod || isFromBefore(asked)) return <ChatSkeleton />;
  const begin = pod.unread > onFirstPage ? pod.readUpTo : null;
  return <OpenChat key={`${podId} ${target ?? ""}`} podId={podId} begin={begin} target={target ?? null} />;
}

function OpenChat({ podId, begin, target: asked }: { podId: string; begin: string | null; target: string | null }) {
  const pod = usePod(podId).data;
  const me = useMe();
  // What the chat was opened with stays, whatever is read meanwhile.
  const [around, setAround] = useState(asked ?? begin);
  const [target, setTarget] = useState(asked);
  const [atEnd, setAtEnd] = useState(false);
  const [menu, setMenu] = useState<ChatMessage | null>(null);
  const [about, setAbout] = useState<ComposerProps["about"]>(null);
  const messages = useMessages(podId, around);
  const sending = useSending(podId);
  const edit = useEditMessage();
  const react = useReact();
  const tellTyping = useTellTyping(podId);
  const writers = useTyping(podId);
  const people = usePeople(podId);
  const queryClient = useQueryClient();
  if (!messages.data) throwIfUnseen(queryClient, messages.error);
  const all = useMemo(() => inOrder(messages.data), [messages.data]);
  const seenUpTo = useSeenUpTo({ unread: pod?.unread ?? 0, readUpTo: pod?.readUpTo ?? null }, all.at(-1)?.id ?? null);
  useReadMark(podId, all.at(-1), atEnd);

  const jump = useCallback(
    (id: string) => {
      setTarget(null);
      if (!all.some((message) => message.id === id)) setAround(id);
      // Once more, where the same message is asked for again.
      requestAnimationFrame(() => setTarget(id));
    },
    [all],
  );
  const { mutate: giveReaction } = react;
  const deeds = useMemo(
    () => ({
      open: setMenu,
      reply: (message: ChatMessage) => setAbout({ kind: "reply", message }),
      react: (message: ChatMessage, emoji: string) => giveReaction({ message, emoji }),
      jump,
    }),
    [giveReaction, jump],
  );

  function say(text: string) {
    if (about?.kind === "edit") edit.mutate({ message: about.message, text });
    else {
      if (around !== null && messages.hasNextPage) {
        setTarget(null);
        setAround(null);
      }
      sending.say(text, about?.message.id);
    }
    setAbout(null);
  }

  function editLast() {
    const last = all.findLast(({ author, kind, deletedAt }) => kind === "text" && author?.userId === me.id && !deletedAt);
    if (last) setAbout({ kind: "edit", message: last });
  }

  const { fetchNextPage, fetchPreviousPage } = messages;
  const loadOlder = useCallback(() => void fetchPreviousPage(), [fetchPreviousPage]);
  const loadNewer = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {messages.data ? (
        <MessageLog
          key={around ?? "end"}
          messages={all}
          sending={sending}
          older={{ has: messages.hasPreviousPage, loading: messages.isFetchingPreviousPage, load: loadOlder }}
          newer={{ has: messages.hasNextPage, loading: messages.isFetchingNextPage, load: loadNewer }}
          seenUpTo={seenUpTo}
          target={target}
          people={people}
          on={deeds}
          onAtEnd={setAtEnd}
          onToEnd={() => {
            setTarget(null);
            setAround(null);
          }}
          empty={<EmptyState icon={<MessageCircle aria-hidden size={22} />}>Nothing said yet. Begin with when you play next.</EmptyState>}
        />
      ) : messages.error ? (
        <div className="min-h-0 flex-1 p-4">
          <ErrorNote
            {...explainError(messages.error, "Loading the chat")}
            busy={messages.isFetching}
            onRetry={() => void messages.refetch()}
          />
        </div>
      ) : (
        <ChatSkeleton />
      )}
      <p aria-live="polite" className="h-5 shrink-0 truncate px-4 text-xs text-text-3">
        {typingWords(writers)}
      </p>
      {pod?.archivedAt ? (
        <p className="flex items-center justify-center gap-2 border-t border-line bg-surface-1 px-4 py-4 text-sm text-text-2">
          <Archive aria-hidden size={16} /> The pod was put aside: it can be read, and nothing more is said.
        </p>
      ) : (
        <Composer
          key={about?.kind === "edit" ? about.message.id : "say"}
          about={about}
          people={people}
          onSay={say}
          onCancel={() => setAbout(null)}
          onTyping={tellTyping}
          onEditLast={editLast}
        />
      )}
      {menu && (
        <MessageMenu
          message={all.find(({ id }) => id === menu.id) ?? menu}
          pod={pod}
          onClose={() => setMenu(null)}
          onReply={() => setAbout({ kind: "reply", message: menu })}
          onEdit={() => setAbout({ kind: "edit", message: menu })}
          onReact={(emoji) => deeds.react(all.find(({ id }) => id === menu.id) ?? menu, emoji)}
        />
      )}
    </div>
  );
}

/** Who of the pod has an account, and so can be called. */
function usePeople(podId: string): { userId: string; name: string }[] {
  const members = useMembers(podId).data;
  return useMemo(() => members?.flatMap(({ userId, name }) => (userId ? [{ userId, name }] : [])) ?? [], [members]);
}

function ChatSkeleton() {
  return (
    <Loading label="Loading the chat" className="flex min-h-0 flex-1 flex-col gap-4 overflow-hidden p-4">
      {["w-3/5", "w-2/5", "w-4/5", "w-1/2"].map((width, index) => (
        <Skeleton key={width} className={`h-12 rounded-lg ${width} ${index % 2 === 1 ? "self-end" : ""}`} />
      ))}
    </Loading>
  );
}
