import type { World } from "tatwats";
import type { PrismaClient } from "../../generated/client.ts";

export interface OutgoingMail {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
}

/** Kept mails are for the moment: who needs one asks for it within days. */
const keptDays = 30;

/** Keeps a mail for the operators, who read it in the console: no mail server is set. Old ones go. */
export async function keepMail(prisma: Pick<PrismaClient, "mail">, { now, newId }: World, mail: OutgoingMail): Promise<void> {
  await prisma.mail.deleteMany({ where: { createdAt: { lt: new Date(now().getTime() - keptDays * 86_400_000) } } });
  await prisma.mail.create({ data: { id: newId(), ...mail, createdAt: now() } });
}
