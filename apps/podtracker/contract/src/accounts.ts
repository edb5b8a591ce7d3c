import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { notificationKinds } from "./notifications.ts";
import { ColorIdentity, Id, line, listOf, Page, Time } from "./shapes.ts";

export const ConsoleRole = z.enum(["viewer", "operator", "admin"]);
export type ConsoleRole = z.infer<typeof ConsoleRole>;

export const Theme = z.enum(["dark", "light", "system"]);
export type Theme = z.infer<typeof Theme>;

export const Me = z
  .object({
    id: Id,
    displayName: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    createdAt: Time,
    /** The colours of the disc that stands for me; null: by my id. */
    avatar: ColorIdentity.nullable(),
    theme: Theme,
    /** An IANA name such as `Europe/Vienna`; null: as each device has it. */
    timeZone: z.string().nullable(),
    /** Kinds of notification that I do not want. */
    muted: z.array(z.enum(notificationKinds)),
    /** What the person may do in the operators' console; null for players. */
    consoleRole: ConsoleRole.nullable(),
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof Me>;

/** Where somebody is signed in. */
export const SignedIn = z
  .object({
    sessionId: Id,
    /** The one that asks. */
    current: z.boolean(),
    address: z.string().nullable(),
    /** As the browser calls itself. */
    userAgent: z.string().nullable(),
    createdAt: Time,
    lastUsedAt: Time,
    expiresAt: Time,
  })
  .meta({ id: "SignedIn" });
export type SignedIn = z.infer<typeof SignedIn>;

export const Passkey = z
  .object({
    passkeyId: Id,
    name: z.string(),
    createdAt: Time,
    synced: z.boolean().describe("Kept by the maker of the device for all of one's devices"),
  })
  .meta({ id: "Passkey" });
export type Passkey = z.infer<typeof Passkey>;

export const TimeZone = z.string().max(64).refine(isTimeZone, "is no time zone").meta({ description: "IANA time zone" });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export const getMe = defineRoute({
  method: "GET",
  path: "/api/me",
  summary: "The account that is signed in",
  tag: "accounts",
  access: "signed-in",
  result: Me,
});

export const updateMe = defineRoute({
  method: "PATCH",
  path: "/api/me",
  summary: "Change my name, colours, theme, time zone, or what I want to be told of",
  tag: "accounts",
  access: "signed-in",
  body: z
    .strictObject({
      displayName: line(60),
      avatar: ColorIdentity.max(2).nullable(),
      theme: Theme,
      timeZone: TimeZone.nullable(),
      muted: z.array(z.enum(notificationKinds)).max(notificationKinds.length),
    })
    .partial(),
  result: Me,
});

export const deleteMe = defineRoute({
  method: "DELETE",
  path: "/api/me",
  summary: "Delete my account. My decks go, my games stay in their pods under no name",
  tag: "accounts",
  access: "signed-in",
  status: 204,
  body: z.strictObject({ password: z.string().min(1).max(200) }),
});

export const listSessions = defineRoute({
  method: "GET",
  path: "/api/me/sessions",
  summary: "Where I am signed in, the last used first",
  tag: "accounts",
  access: "signed-in",
  query: Page,
  result: listOf(SignedIn),
});

export const endSession = defineRoute({
  method: "DELETE",
  path: "/api/me/sessions/{sessionId}",
  summary: "Sign out there, at once; again changes nothing",
  tag: "accounts",
  access: "signed-in",
  status: 204,
  params: z.object({ sessionId: Id }),
});

export const endOtherSessions = defineRoute({
  method: "DELETE",
  path: "/api/me/sessions",
  summary: "Sign out everywhere but here, at once",
  tag: "accounts",
  access: "signed-in",
  result: z.object({ ended: z.number().int() }),
});

export const listPasskeys = defineRoute({
  method: "GET",
  path: "/api/me/passkeys",
  summary: "My passkeys, the newest first",
  tag: "accounts",
  access: "signed-in",
  result: z.object({ items: z.array(Passkey), nextCursor: z.null() }),
});

/** What goes to and comes from `navigator.credentials`; looked through by the library that understands it. */
const WebAuthnObject = z.record(z.string().max(100), z.unknown());

export const beginPasskey = defineRoute({
  method: "POST",
  path: "/api/me/passkeys/options",
  summary: "What the browser needs to make a passkey; good for five minutes",
  tag: "accounts",
  access: "signed-in",
  result: WebAuthnObject,
});

export const addPasskey = defineRoute({
  method: "POST",
  path: "/api/me/passkeys",
  summary: "Keep the passkey that the browser made",
  tag: "accounts",
  access: "signed-in",
  status: 201,
  body: z.strictObject({ name: line(60), response: WebAuthnObject }),
  result: Passkey,
});

export const removePasskey = defineRoute({
  method: "DELETE",
  path: "/api/me/passkeys/{passkeyId}",
  summary: "Forget a passkey; again changes nothing",
  tag: "accounts",
  access: "signed-in",
  status: 204,
  params: z.object({ passkeyId: Id }),
});
