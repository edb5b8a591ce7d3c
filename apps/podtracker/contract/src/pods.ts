import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { Id, line, listOf, Page, prose, Time } from "./shapes.ts";

export const PodRole = z.enum(["owner", "organiser", "member"]);
export type PodRole = z.infer<typeof PodRole>;

export const Pod = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    /** My own role in it. */
    role: PodRole,
    memberCount: z.number().int(),
    /** The pod's sums, as the_archivist last filed them. */
    sums: z.object({
      games: z.number().int(),
      draws: z.number().int(),
      minutesPlayed: z.number().int(),
      firstPlayedAt: Time.nullable(),
      lastPlayedAt: Time.nullable(),
    }),
    revision: z.number().int(),
    createdAt: Time,
  })
  .meta({ id: "Pod" });
export type Pod = z.infer<typeof Pod>;

export const Member = z
  .object({
    memberId: Id,
    kind: z.enum(["user", "guest"]),
    name: z.string(),
    role: PodRole,
    userId: Id.nullable(),
    joinedAt: Time,
  })
  .meta({ id: "Member" });
export type Member = z.infer<typeof Member>;

export const Invite = z
  .object({
    code: z.string(),
    url: z.string(),
    role: z.enum(["organiser", "member"]),
    expiresAt: Time,
    maxUses: z.number().int().nullable(),
    uses: z.number().int(),
    createdAt: Time,
  })
  .meta({ id: "Invite" });
export type Invite = z.infer<typeof Invite>;

export const InvitePreview = z
  .object({ podName: z.string(), inviterName: z.string(), memberCount: z.number().int(), expiresAt: Time })
  .meta({ id: "InvitePreview" });
export type InvitePreview = z.infer<typeof InvitePreview>;

const podParams = z.object({ podId: Id });
const inviteCode = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "is not an invite code");

export const createPod = defineRoute({
  method: "POST",
  path: "/api/pods",
  summary: "Make a pod; its maker owns it",
  tag: "pods",
  access: "signed-in",
  status: 201,
  idempotencyKey: true,
  body: z.strictObject({ name: line(80), description: prose(500, { optional: true }).optional() }),
  result: Pod,
});

export const listPods = defineRoute({
  method: "GET",
  path: "/api/pods",
  summary: "The pods I belong to",
  tag: "pods",
  access: "signed-in",
  query: Page,
  result: listOf(Pod),
});

export const getPod = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}",
  summary: "One pod",
  tag: "pods",
  access: "pod-member",
  params: podParams,
  result: Pod,
});

export const updatePod = defineRoute({
  method: "PATCH",
  path: "/api/pods/{podId}",
  summary: "Change a pod's name or description",
  tag: "pods",
  access: "pod-organiser",
  params: podParams,
  body: z.strictObject({
    revision: z.number().int().optional(),
    name: line(80).optional(),
    description: prose(500, { optional: true }).optional(),
  }),
  result: Pod,
});

export const listMembers = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/members",
  summary: "Who plays in the pod, guests included",
  tag: "pods",
  access: "pod-member",
  params: podParams,
  query: Page,
  result: listOf(Member),
});

export const addGuest = defineRoute({
  method: "POST",
  path: "/api/pods/{podId}/guests",
  summary: "Add somebody who has no account",
  tag: "pods",
  access: "pod-member",
  status: 201,
  idempotencyKey: true,
  params: podParams,
  body: z.strictObject({ name: line(60) }),
  result: Member,
});

export const createInvite = defineRoute({
  method: "POST",
  path: "/api/pods/{podId}/invites",
  summary: "Make an invite link",
  tag: "pods",
  access: "pod-organiser",
  status: 201,
  idempotencyKey: true,
  params: podParams,
  body: z.strictObject({
    expiresInHours: z
      .number()
      .int()
      .min(1)
      .max(24 * 90)
      .optional(),
    maxUses: z.number().int().min(1).max(1000).optional(),
    role: z.enum(["organiser", "member"]).optional(),
  }),
  result: Invite,
});

export const listInvites = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/invites",
  summary: "Invites that can still be accepted",
  tag: "pods",
  access: "pod-organiser",
  params: podParams,
  query: Page,
  result: listOf(Invite),
});

export const revokeInvite = defineRoute({
  method: "DELETE",
  path: "/api/pods/{podId}/invites/{code}",
  summary: "Take an invite back",
  tag: "pods",
  access: "pod-organiser",
  status: 204,
  params: podParams.extend({ code: inviteCode }),
});

export const getInvite = defineRoute({
  method: "GET",
  path: "/api/invites/{code}",
  summary: "What an invite leads to; works signed out",
  tag: "pods",
  access: "public",
  params: z.object({ code: inviteCode }),
  result: InvitePreview,
});

export const acceptInvite = defineRoute({
  method: "POST",
  path: "/api/invites/{code}/accept",
  summary: "Join the pod; for a member already, the pod as it is",
  tag: "pods",
  access: "signed-in",
  params: z.object({ code: inviteCode }),
  result: Pod,
});
