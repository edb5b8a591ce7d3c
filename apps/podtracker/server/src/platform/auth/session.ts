import type { IncomingHttpHeaders } from "node:http";
import { fromNodeHeaders } from "better-auth/node";
import type { PrismaClient } from "../../generated/client.ts";
import type { Auth } from "./create-auth.ts";

/** Who is asking. */
export interface SessionUser {
  id: string;
  sessionId: string;
  name: string;
  email: string;
  consoleRole: "viewer" | "operator" | "admin" | null;
}

/** The person behind a request's or a handshake's cookie; null when it proves nobody. */
export async function readSession(auth: Auth, prisma: PrismaClient, headers: IncomingHttpHeaders): Promise<SessionUser | null> {
  if (!headers.cookie) return null;
  const session = await auth.api.getSession({ headers: fromNodeHeaders({ cookie: headers.cookie }) });
  if (!session) return null;
  const user = await prisma.user.findUnique({
    where: { id: session.user.id },
    select: { id: true, name: true, email: true, consoleRole: true, disabledAt: true },
  });
  if (!user || user.disabledAt !== null) return null;
  const { disabledAt: _none, ...person } = user;
  return { ...person, sessionId: session.session.id };
}
