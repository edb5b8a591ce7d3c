import { fromPrisma, type SendOptions, type World } from "tatwats";
import type { PrismaClient } from "../../generated/client.ts";

export interface OutgoingMail {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
}

/** Kept mails are for the moment: who needs one asks for it within days. */
const keptDays = 30;

interface Post {
  world: World;
  /** Whether a mail server is set, by which the_herald sends it; else operators read it in the console. */
  send: boolean;
  tatwats: { send(recipient: "the_herald", type: "mail.send", payload: { mailId: string }, options: SendOptions): Promise<unknown> };
}

/** Writes a mail down, with the message that has it sent: whoever waits for the request does not wait for the post. */
export async function keepMail(prisma: PrismaClient, { world, send, tatwats }: Post, mail: OutgoingMail): Promise<void> {
  const id = world.newId();
  await prisma.$transaction(async (tx) => {
    await tx.mail.deleteMany({ where: { createdAt: { lt: new Date(world.now().getTime() - keptDays * 86_400_000) } } });
    await tx.mail.create({ data: { id, ...mail, createdAt: world.now(), state: send ? "waiting" : "kept" } });
    if (send) await tatwats.send("the_herald", "mail.send", { mailId: id }, { in: fromPrisma(tx) });
  });
}
