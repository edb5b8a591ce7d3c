import { createTransport } from "nodemailer";
import type { Database } from "tatwats";

export interface MailServer {
  /** Such as `smtps://user:password@mail.example.org`. */
  url: string;
  /** Who our mails are from. */
  from: string;
}

interface MailRow {
  to: string;
  subject: string;
  text: string;
  state: string;
}

/** Within which the server must connect, greet and answer, in ms. */
const withinMs = 10_000;

/**
 * Sends a mail that waits, and writes down what became of it; one that was sent stays sent. A process that
 * is killed between the server's yes and our writing sends it again, with the same Message-ID, by which
 * readers know it.
 *
 * @throws where the server refuses, so that it is tried again
 */
export async function sendMail(db: Database, server: MailServer, mailId: string): Promise<void> {
  const { rows } = await db.query<MailRow>(`select "to", subject, text, state::text from mail where id = $1::uuid`, [mailId]);
  const mail = rows[0];
  if (!mail || mail.state === "sent") return;
  const transport = createTransport({ url: server.url, connectionTimeout: withinMs, greetingTimeout: withinMs, socketTimeout: withinMs });
  try {
    const { to, subject, text } = mail;
    await transport.sendMail({
      from: server.from,
      to,
      subject,
      text,
      messageId: `<${mailId}@podtracker>`,
      disableUrlAccess: true,
      disableFileAccess: true,
    });
    await db.query("update mail set state = 'sent', problem = null where id = $1::uuid", [mailId]);
  } catch (error) {
    const problem = error instanceof Error ? error.message.slice(0, 500) : "unknown";
    await db.query("update mail set state = 'failed', problem = $2 where id = $1::uuid", [mailId, problem]);
    throw error;
  } finally {
    transport.close();
  }
}
