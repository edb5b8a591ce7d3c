import { createContext, use, useEffect, useEffectEvent, useState, useSyncExternalStore, type ReactNode } from "react";
import type { LiveFrames, LiveTopic } from "../../contract/live-frame.ts";
import { liveSocket } from "./live-socket.ts";

interface Live {
  live: boolean;
  setLive(live: boolean): void;
}

const LiveContext = createContext<Live>({ live: true, setLive: () => {} });

/** Live pages follow the system; paused ones stay as they are, whatever goes on in it. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live, setLive] = useState(true);
  return <LiveContext value={{ live, setLive }}>{children}</LiveContext>;
}

export function useLive(): Live {
  return use(LiveContext);
}

/** Whether frames come; without them pages ask again every few seconds. */
export function useSocketConnected(): boolean {
  return useSyncExternalStore(liveSocket.onChange, liveSocket.isConnected, liveSocket.isConnected);
}

/**
 * Follows a topic while the page is live.
 *
 * @param topic undefined follows nothing
 * @param onGap frames were missed, or the page has just become live: read again what is shown
 */
export function useLiveFrames<Topic extends LiveTopic>(
  topic: Topic | undefined,
  onFrame: (frame: LiveFrames[Topic]) => void,
  onGap?: () => void,
): void {
  const { live } = useLive();
  const frame = useEffectEvent(onFrame);
  const gap = useEffectEvent(() => onGap?.());
  useEffect(() => {
    if (!live || topic === undefined) return;
    return liveSocket.follow(topic, { onFrame: (value) => frame(value), onGap: () => gap() });
  }, [live, topic]);
}
