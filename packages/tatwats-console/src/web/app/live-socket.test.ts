import { expect, test, vi } from "vitest";
import { createLiveSocket, type SocketLike } from "./live-socket.ts";

function fakeSocket() {
  const listeners = new Map<string, ((value: unknown) => void)[]>();
  const sent: [string, unknown][] = [];
  const socket: SocketLike = {
    connected: false,
    active: true,
    on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    emit: (event, value) => sent.push([event, value]),
    connect: () => {},
  };
  const isHeard = (event: string) => listeners.has(event);
  return { socket, sent, isHeard, tell: (event: string, value?: unknown) => listeners.get(event)?.forEach((listener) => listener(value)) };
}

async function followed() {
  const fake = fakeSocket();
  const live = createLiveSocket(async () => fake.socket);
  const listener = { onFrame: vi.fn<() => void>(), onGap: vi.fn<() => void>() };
  const stop = live.follow("task", listener);
  await vi.waitFor(() => expect(fake.isHeard("connect")).toBe(true));
  fake.tell("connect");
  return { ...fake, live, listener, stop };
}

test("a topic is subscribed to while somebody follows it, and no longer", async () => {
  const { sent, stop } = await followed();
  expect(sent).toEqual([["subscribe", { topic: "task" }]]);
  stop();
  expect(sent.at(-1)).toEqual(["unsubscribe", { topic: "task" }]);
});

test("frames in order are told; a number left out is told as a gap, and so is a new connection", async () => {
  const { tell, listener } = await followed();
  expect(listener.onGap).toHaveBeenCalledTimes(1);
  for (const frame of [7, 8]) tell("task", { frame, at: "", tasks: [] });
  expect(listener.onFrame).toHaveBeenCalledTimes(2);
  expect(listener.onGap).toHaveBeenCalledTimes(1);
  tell("task", { frame: 10, at: "", tasks: [] });
  expect(listener.onGap).toHaveBeenCalledTimes(2);
  tell("connect");
  expect(listener.onGap).toHaveBeenCalledTimes(3);
});

test("who watches learns of a lost connection", async () => {
  const { tell, live } = await followed();
  const watcher = vi.fn<() => void>();
  live.onChange(watcher);
  tell("disconnect");
  expect(live.isConnected()).toBe(false);
  expect(watcher).toHaveBeenCalledOnce();
});
