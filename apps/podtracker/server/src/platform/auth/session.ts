import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { PodRole } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../database/ask.ts";
import type { Auth } from "./create-auth.ts";
import { idOrNull, type Membership } from "./membership.ts";

/** Who is asking. */
export interface SessionUser {
  id: string;
  sessionId: string;
  name: string;
  email: string;
  consoleRole: "viewer" | "operator" | "admin" | null;
}

/** Who is asking, and their place in the pod that it is about. */
export interface Caller {
  user: SessionUser | null;
  member: Membership | null;
}

interface Row extends SessionUser {
  fresh: boolean;
  memberId: string | null;
  podId: string;
  podRole: PodRole;
  archived: boolean;
}

const nobody: Caller = { user: null, member: null };

/** The person behind a request's or a handshake's cookie; null when it proves nobody. */
export async function readSession(auth: Auth, db: Database, headers: IncomingHttpHeaders): Promise<SessionUser | null> {
  return (await readCaller(auth, db, headers)).user;
}

/**
 * Asked at every request, so it is one query: better-auth's own way takes two, what we need of the person
 * a third, and their place in the pod a fourth.
 *
 * @param podId of the pod that the request is about, as it came
 */
export async function readCaller(auth: Auth, db: Database, headers: IncomingHttpHeaders, podId?: string): Promise<Caller> {
  if (!headers.cookie) return nobody;
  const { secret, authCookies, sessionConfig } = await auth.$context;
  const token = signedValueOf(headers.cookie, authCookies.sessionToken.name, secret);
  if (token === null) return nobody;
  const [row] = await ask<Row>(
    db,
    Prisma.sql`
      select u.id, s.id as "sessionId", u.name, u.email, u.console_role::text as "consoleRole",
        s.updated_at > now() - ${sessionConfig.updateAge} * interval '1 second' as fresh,
        m.id as "memberId", m.pod_id as "podId", m.role::text as "podRole", p.archived_at is not null as archived
      from session s join "user" u on u.id = s.user_id
        left join pod_member m on m.pod_id = ${idOrNull(podId)}::uuid and m.user_id = u.id and m.left_at is null
        left join pod p on p.id = m.pod_id
      where s.token = ${token} and s.expires_at > now() and u.disabled_at is null`,
  );
  if (!row) return nobody;
  const { id, sessionId, name, email, consoleRole, fresh, memberId, podRole, archived } = row;
  const forThisVisit = headers.cookie.includes(`${authCookies.dontRememberToken.name}=`);
  if (!fresh && !forThisVisit) await prolong(db, sessionId, sessionConfig.expiresIn);
  return {
    user: { id, sessionId, name, email, consoleRole },
    member: memberId === null ? null : { id: memberId, podId: row.podId, role: podRole, archived },
  };
}

/** Whether a session was neither ended nor ran out. */
export async function lastsSession(db: Database, sessionId: string): Promise<boolean> {
  const found = await ask(db, Prisma.sql`select 1 from session where id = ${sessionId}::uuid and expires_at > now()`);
  return found.length > 0;
}

/** A session that is used goes on, as better-auth has it go on: once in a while is often enough. */
async function prolong(db: Database, sessionId: string, seconds: number): Promise<void> {
  await ask(
    db,
    Prisma.sql`update session set expires_at = now() + ${seconds} * interval '1 second', updated_at = now() where id = ${sessionId}::uuid`,
  );
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
