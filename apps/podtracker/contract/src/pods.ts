import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { ColorIdentity, Id, line, listOf, Page, prose, Time } from "./shapes.ts";

export const PodRole = z.enum(["owner", "organiser", "member"]);
export type PodRole = z.infer<typeof PodRole>;

export const Pod = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    /** Those that its page wears. */
    colors: ColorIdentity,
    /** Since when it is put aside: everything can be read, nothing more is written. */
    archivedAt: Time.nullable(),
    /** My own role in it. */
    role: PodRole,
    memberCount: z.number().int(),
    /** How much of its chat I have not read. */
    unread: z.number().int(),
    /** The last chat message that I have read; null before the first. */
    readUpTo: Id.nullable(),
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
    /** The colours of the disc that stands for them, where they chose some. */
    avatar: ColorIdentity.nullable(),
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

/** A link with which somebody without games takes over those that a guest played. */
export const ClaimLink = z.object({ code: z.string(), url: z.string(), expiresAt: Time }).meta({ id: "ClaimLink" });
export type ClaimLink = z.infer<typeof ClaimLink>;

export const ClaimPreview = z
  .object({ podName: z.string(), guestName: z.string(), games: z.number().int(), expiresAt: Time })
  .meta({ id: "ClaimPreview" });
export type ClaimPreview = z.infer<typeof ClaimPreview>;

/** A guest's games that became a member's. */
export const Claim = z
  .object({
    claimId: z.string(),
    guestName: z.string(),
    memberName: z.string(),
    games: z.number().int(),
    acceptedAt: Time,
    /** Until then an organiser can give the games back to the guest. */
    undoableUntil: Time,
  })
  .meta({ id: "Claim" });
export type Claim = z.infer<typeof Claim>;

const podParams = z.object({ podId: Id });
const memberParams = podParams.extend({ memberId: Id });
const inviteCode = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "is not an invite code");
const claimCode = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "is not a claim's code");

export const createPod = defineRoute({
  method: "POST",
  path: "/api/pods",
  summary: "Make a pod; its maker owns it",
  tag: "pods",
  access: "signed-in",
  status: 201,
  idempotencyKey: true,
  body: z.strictObject({ name: line(80), description: prose(500, { optional: true }).optional(), colors: ColorIdentity.max(5).optional() }),
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
  summary: "Change a pod's name, description or colours",
  tag: "pods",
  access: "pod-organiser",
  params: podParams,
  body: z.strictObject({
    revision: z.number().int().optional(),
    name: line(80).optional(),
    description: prose(500, { optional: true }).optional(),
    colors: ColorIdentity.max(5).optional(),
  }),
  result: Pod,
});

export const archivePod = defineRoute({
  method: "DELETE",
  path: "/api/pods/{podId}",
  summary: "Put a pod aside: it can be read, and nothing more is written in it. Again changes nothing",
  tag: "pods",
  access: "pod-owner",
  whenArchived: true,
  params: podParams,
  result: Pod,
});

export const restorePod = defineRoute({
  method: "POST",
  path: "/api/pods/{podId}/restore",
  summary: "Take a pod up again that was put aside",
  tag: "pods",
  access: "pod-owner",
  whenArchived: true,
  params: podParams,
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

export const changeMember = defineRoute({
  method: "PATCH",
  path: "/api/pods/{podId}/members/{memberId}",
  summary: "Give a member another role (owners), or a guest another name (organisers)",
  tag: "pods",
  access: "pod-organiser",
  params: memberParams,
  body: z
    .strictObject({ role: PodRole.optional(), name: line(60).optional() })
    .refine((body) => body.role !== undefined || body.name !== undefined, "name a role or a name"),
  result: Member,
});

export const removeMember = defineRoute({
  method: "DELETE",
  path: "/api/pods/{podId}/members/{memberId}",
  summary: "Leave, or remove somebody. Their games stay; they see nothing any more, at once",
  tag: "pods",
  access: "pod-member",
  whenArchived: true,
  status: 204,
  params: memberParams,
});

export const createClaimLink = defineRoute({
  method: "POST",
  path: "/api/pods/{podId}/guests/{memberId}/claim-link",
  summary: "Make a link by which a guest takes their games into an account; one made before no longer works",
  tag: "pods",
  access: "pod-organiser",
  status: 201,
  params: memberParams,
  result: ClaimLink,
});

export const getClaim = defineRoute({
  method: "GET",
  path: "/api/claims/{code}",
  summary: "What a claim link leads to; works signed out",
  tag: "pods",
  access: "public",
  params: z.object({ code: claimCode }),
  result: ClaimPreview,
});

export const acceptClaim = defineRoute({
  method: "POST",
  path: "/api/claims/{code}/accept",
  summary: "Make the guest's games mine, joining the pod where I am not in it. Again answers the same",
  tag: "pods",
  access: "signed-in",
  params: z.object({ code: claimCode }),
  result: Pod,
});

export const listClaims = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/claims",
  summary: "Claims of the last 30 days that can be undone, the latest first",
  tag: "pods",
  access: "pod-organiser",
  params: podParams,
  query: Page,
  result: listOf(Claim),
});

export const undoClaim = defineRoute({
  method: "POST",
  path: "/api/pods/{podId}/claims/{claimId}/undo",
  summary: "Give a claimed guest their games back. Again answers the same",
  tag: "pods",
  access: "pod-organiser",
  params: podParams.extend({ claimId: claimCode }),
  result: Member,
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
