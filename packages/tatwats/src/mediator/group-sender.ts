import type { TransactionalDatabase } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { Letter } from "./letter.ts";
import { postEach, type Post } from "./send-message.ts";

/** Sends letters of many callers in one commit. */
export interface GroupSender {
  /** Resolves with the id when the letter is on disk. */
  send(letter: Letter): Promise<string>;
}

interface Waiting {
  letter: Letter;
  resolve(id: string): void;
  reject(error: unknown): void;
}

const most = 500;
const gatherMs = 2;

/**
 * The first letter goes at once, alone; those that come while it is being committed go together in
 * the next commit. So a single sender waits for nobody, many share the cost of the disk, and what is
 * sent first is first, also when nobody waits between.
 */
export function createGroupSender(database: TransactionalDatabase, post: Pick<Post, "gauge" | "noteSent">): GroupSender {
  const waiting: Waiting[] = [];
  let underWay = false;

  async function flush(): Promise<void> {
    underWay = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, most);
      await sendGroup(group);
      await gather(group.length);
    }
    underWay = false;
  }

  /**
   * Those who have just heard that they are sent may have more to send: let them come into the next
   * group. After a crowd, and while few have come, wait a little longer; a single sender never waits.
   */
  async function gather(last: number): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (last > 1 && waiting.length < last / 2) await new Promise((resolve) => setTimeout(resolve, gatherMs));
  }

  async function sendGroup(group: Waiting[]): Promise<void> {
    try {
      const letters = group.map(({ letter }) => letter);
      const alone = letters.every(({ taskId }) => taskId === undefined);
      // One statement is a transaction by itself.
      const sent = alone ? await postEach(database, letters, post) : await database.transaction((tx) => postEach(tx, letters, post));
      for (const [index, { resolve, reject }] of group.entries()) {
        const id = sent[index]!;
        if (id instanceof TatwatsError) reject(id);
        else resolve(id);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    async send(letter) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      waiting.push({ letter, resolve, reject });
      if (!underWay) void flush();
      return await promise;
    },
  };
}
