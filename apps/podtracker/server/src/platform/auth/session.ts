import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
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

interface Row extends SessionUser {
  fresh: boolean;
}

/**
 * The person behind a request's or a handshake's cookie; null when it proves nobody. Asked at every request,
 * so it is one query: better-auth's own way takes two, and what we need of the person a third.
 */
export async function readSession(auth: Auth, prisma: PrismaClient, headers: IncomingHttpHeaders): Promise<SessionUser | null> {
  if (!headers.cookie) return null;
  const { secret, authCookies, sessionConfig } = await auth.$context;
  const token = signedValueOf(headers.cookie, authCookies.sessionToken.name, secret);
  if (token === null) return null;
  const [row] = await prisma.$queryRaw<Row[]>`
    select u.id, s.id as "sessionId", u.name, u.email, u.console_role::text as "consoleRole",
      s.updated_at > now() - ${sessionConfig.updateAge} * interval '1 second' as fresh
    from session s join "user" u on u.id = s.user_id
    where s.token = ${token} and s.expires_at > now() and u.disabled_at is null`;
  if (!row) return null;
  const { fresh, ...user } = row;
  const forThisVisit = headers.cookie.includes(`${authCookies.dontRememberToken.name}=`);
  if (!fresh && !forThisVisit) await prolong(prisma, user.sessionId, sessionConfig.expiresIn);
  return user;
}

/** A session that is used goes on, as better-auth has it go on: once in a while is often enough. */
async function prolong(prisma: PrismaClient, sessionId: string, seconds: number): Promise<void> {
  await prisma.$executeRaw`
    update session set expires_at = now() + ${seconds} * interval '1 second', updated_at = now() where id = ${sessionId}::uuid`;
}

/** What better-auth has put into a cookie: the value, a dot, and its HMAC (SHA-256, base64). Null where it is none of ours. */
function signedValueOf(cookies: string, name: string, secret: string): string | null {
  const pair = cookies.split(/; */).find((each) => each.startsWith(`${name}=`));
  const decoded = pair && decode(pair.slice(name.length + 1));
  const dot = decoded?.lastIndexOf(".") ?? -1;
  if (!decoded || dot < 1) return null;
  const value = decoded.slice(0, dot);
  const given = Buffer.from(decoded.slice(dot + 1), "base64");
  const right = createHmac("sha256", secret).update(value).digest();
  // PostgreSQL takes no NUL; a token of ours has none.
  return given.length === right.length && timingSafeEqual(given, right) && !value.includes("\0") ? value : null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
