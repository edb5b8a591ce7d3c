import type { ChatMessage } from "@podtracker/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { showToast } from "@tatwats/ui";
import { api } from "../../app/api.ts";
import { explainError } from "../../app/explain-error.ts";
import { useMe } from "../accounts/me.ts";
import { keepMessage } from "./list-messages.ts";

/** A change of one message that shows at once, and goes back with a word where it didn't work. */
function useChange<Input extends { message: ChatMessage }>(
  what: string,
  change: (input: Input) => Promise<ChatMessage>,
  guess: (input: Input) => ChatMessage,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onMutate: (input) => keepMessage(queryClient, guess(input)),
    onSuccess: (message) => keepMessage(queryClient, message),
    onError: (error, { message }) => {
      keepMessage(queryClient, message);
      const { title, detail } = explainError(error, what);
      showToast({ text: `${title}. ${detail}`, tone: "bad" });
    },
  });
}

const at = ({ podId, id }: ChatMessage) => ({ podId, messageId: id });

export function useEditMessage() {
  return useChange<{ message: ChatMessage; text: string }>(
    "Changing the message",
    ({ message, text }) => api.editMessage({ params: at(message), body: { text } }),
    ({ message, text }) => ({ ...message, text, editedAt: new Date().toISOString() }),
  );
}

export function useDeleteMessage() {
  return useChange<{ message: ChatMessage }>(
    "Deleting the message",
    ({ message }) => api.deleteMessage({ params: at(message) }),
    ({ message }) => ({ ...message, text: "", reactions: [], mentions: [], deletedAt: new Date().toISOString() }),
  );
}

/** Gives a reaction, or takes one's own back. */
export function useReact() {
  const { id: myId } = useMe();
  return useChange<{ message: ChatMessage; emoji: string }>(
    "Your reaction",
    ({ message, emoji }) =>
      hasReacted(message, emoji, myId)
        ? api.removeReaction({ params: { ...at(message), emoji } })
        : api.addReaction({ params: { ...at(message), emoji } }),
    ({ message, emoji }) => ({ ...message, reactions: toggled(message.reactions, emoji, myId) }),
  );
}

export function hasReacted({ reactions }: ChatMessage, emoji: string, userId: string): boolean {
  return reactions.find((each) => each.emoji === emoji)?.by.includes(userId) ?? false;
}

/** The reactions with that of one person given, or taken back. */
export function toggled(reactions: ChatMessage["reactions"], emoji: string, userId: string): ChatMessage["reactions"] {
  const known = reactions.some((each) => each.emoji === emoji);
  const all = known ? reactions : [...reactions, { emoji, count: 0, mine: false, by: [] }];
  return all
    .map((each) => {
      if (each.emoji !== emoji) return each;
      const mine = !each.by.includes(userId);
      const by = mine ? [...each.by, userId] : each.by.filter((id) => id !== userId);
      return { emoji, count: by.length, mine, by };
    })
    .filter(({ count }) => count > 0);
}
