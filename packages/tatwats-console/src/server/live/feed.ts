import type { Frame, LiveFrames, LiveTopic } from "../../contract/live-frame.ts";

/** What a topic's followers are told: asked every so often while there are any. */
export interface Source<Topic extends LiveTopic> {
  topic: Topic;
  everyMs: number;
  /** Begins to look; each look returns what is new since the last one, or undefined where nothing is. */
  open(): () => Promise<Omit<LiveFrames[Topic], keyof Frame> | undefined>;
}

export interface Feed {
  /** Looks from now on. Does nothing while it looks already. */
  start(): void;
  stop(): void;
}

/**
 * Looks at a source for as long as somebody follows, one look at a time, and counts its frames. A look
 * that fails is not told: the followers' own questions fail as well, and say so.
 */
export function createFeed<Topic extends LiveTopic>(
  source: Source<Topic>,
  { now, emit }: { now(): Date; emit(frame: LiveFrames[Topic]): void },
): Feed {
  let timer: NodeJS.Timeout | undefined;
  let generation = 0;
  let count = 0;

  async function turn(look: ReturnType<Source<Topic>["open"]>, mine: number): Promise<void> {
    const news = await look().catch(() => undefined);
    if (mine !== generation) return;
    // The parts of a frame are the whole of it; the compiler cannot add up generics.
    if (news) emit({ at: now().toISOString(), frame: ++count, ...news } as unknown as LiveFrames[Topic]);
    timer = setTimeout(() => void turn(look, mine), source.everyMs);
  }

  return {
    start() {
      if (timer !== undefined) return;
      generation += 1;
      const mine = generation;
      const look = source.open();
      timer = setTimeout(() => void turn(look, mine), 0);
    },
    stop() {
      generation += 1;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
