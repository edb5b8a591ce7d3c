import { useCallback, useEffect, useRef, useState } from "react";
import type { ServerEventPayload } from "@podtracker/contract";
import { useServerEvent, useTell } from "../../app/realtime.tsx";
import { useMe } from "../accounts/me.ts";

const tellEveryMs = 3_000;
const believedMs = 5_000;

/** Tells the others that I write, now and then while I do. */
export function useTellTyping(podId: string): () => void {
  const tell = useTell();
  const last = useRef(0);
  return useCallback(() => {
    const now = Date.now();
    if (now - last.current < tellEveryMs) return;
    last.current = now;
    tell("chat:typing", { podId });
  }, [tell, podId]);
}

/** The names of those who write at the moment. */
export function useTyping(podId: string): string[] {
  const { id: myId } = useMe();
  const [writers, setWriters] = useState<{ userId: string; name: string; until: number }[]>([]);
  useServerEvent(
    "chat:typing",
    useCallback(
      ({ podId: where, userId, name }: ServerEventPayload<"chat:typing">) => {
        if (where !== podId || userId === myId) return;
        setWriters((before) => [...before.filter((each) => each.userId !== userId), { userId, name, until: Date.now() + believedMs }]);
      },
      [podId, myId],
    ),
  );
  // Who has said it is done writing.
  useServerEvent(
    "chat:message",
    useCallback(
      ({ author }: ServerEventPayload<"chat:message">) => setWriters((before) => before.filter(({ userId }) => userId !== author?.userId)),
      [],
    ),
  );
  useEffect(() => {
    if (writers.length === 0) return;
    const timer = setTimeout(() => setWriters((before) => before.filter(({ until }) => until > Date.now())), 1_000);
    return () => clearTimeout(timer);
  }, [writers]);
  return writers.map(({ name }) => name);
}

/** `Ash is writing`, `Ash and Briar are writing`, `3 people are writing`. */
export function typingWords(names: readonly string[]): string {
  if (names.length === 0) return "";
  if (names.length === 1) return `${names[0]} is writing`;
  return names.length === 2 ? `${names[0]} and ${names[1]} are writing` : `${names.length} people are writing`;
}
