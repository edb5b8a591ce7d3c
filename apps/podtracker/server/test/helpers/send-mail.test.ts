import { randomUUID } from "node:crypto";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendMail } from "../../src/helpers/the-herald/send-mail.ts";
import { startTestApp, type TestApp } from "../start-test-app.ts";

let app: TestApp;
let server: SMTPServer;
let refuse = false;
const received: string[] = [];
let url: string;
beforeAll(async () => {
  app = await startTestApp();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) => done(refuse ? new Error("no such mailbox") : null),
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        received.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  url = `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await app.stop();
});

async function write(): Promise<string> {
  const id = randomUUID();
  const text = `Hello Ash,\n\nhere it is:\nhttps://pod.example.org/?token=${"x".repeat(300)}`;
  await app.web.services.prisma.mail.create({ data: { id, to: "ash@example.org", subject: "Für dich", text, state: "waiting" } });
  return id;
}

const read = async (id: string) => await app.web.services.prisma.mail.findUnique({ where: { id }, select: { state: true, problem: true } });

test("a mail that waits goes out once, its link whole", async () => {
  const id = await write();
  const from = { url, from: "PodTracker <pod@example.org>" };
  await sendMail(app.web.services.tatwats.database, from, id);
  await sendMail(app.web.services.tatwats.database, from, id);
  expect(await read(id)).toEqual({ state: "sent", problem: null });
  expect(received).toHaveLength(1);
  expect(received[0]).toContain(`Message-ID: <${id}@podtracker>`);
  expect(received[0]!.replaceAll("=\r\n", "").replaceAll("=3D", "=")).toContain(`token=${"x".repeat(300)}`);
});

test("a refusal is written down and thrown, and the mail goes out when it is tried again", async () => {
  const id = await write();
  refuse = true;
  const from = { url, from: "pod@example.org" };
  await expect(sendMail(app.web.services.tatwats.database, from, id)).rejects.toThrow("no such mailbox");
  expect(await read(id)).toMatchObject({ state: "failed", problem: expect.stringContaining("no such mailbox") });
  refuse = false;
  await sendMail(app.web.services.tatwats.database, from, id);
  expect(await read(id)).toEqual({ state: "sent", problem: null });
});
