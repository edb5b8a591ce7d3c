import { writeDeed } from "../audit/write-deed.ts";
import type { TransactionalDatabase } from "../database/database.ts";
import { madeOnce } from "../database/made-once.ts";
import type { Steering } from "../interfaces.ts";
import { writeLetter } from "./letter.ts";
import { type Post, postLetters } from "./send-message.ts";

export interface LetterByHand {
  recipient: string;
  type: string;
  payload: unknown;
}

/**
 * Sends what an operator wrote, checked like any other message.
 *
 * @param sender the application's name
 * @returns the message's id
 * @throws TatwatsError `payload-refused`, `unknown-helper`, `unknown-type`, `mailbox-full`, `not-allowed`, `name-used`
 */
export async function sendByHand(
  post: Post & { database: TransactionalDatabase },
  sender: string,
  { recipient, type, payload }: LetterByHand,
  steering: Steering,
): Promise<string> {
  return await post.database.transaction(
    async (tx) =>
      await madeOnce(tx, steering.once, { recipient, type, payload }, async () => {
        const letter = writeLetter({ type, sender, recipient, payload }, post);
        const [id] = await postLetters(tx, [letter], post);
        const target = { kind: "message", id: id!, name: `${type} to ${recipient}` };
        await writeDeed(tx, post.world, steering, { action: "message.sent", target, messageId: id, conversationId: id });
        return id!;
      }),
  );
}
