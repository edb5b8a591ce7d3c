import { type Database, defineHelper, type HealthVerdict } from "tatwats";
import { z } from "zod";
import type { Announcer } from "../../platform/realtime/announcer.ts";
import { ChatMentioned, CorrectionFiled, DeckChecked, MailSend, PodJoined, RecapPosted } from "../messages.ts";
import { notify } from "./notify.ts";
import { accountsIn, accountsOf, calledIn, nameNow, otherPlayersOf } from "./recipients.ts";
import { type MailServer, sendMail } from "./send-mail.ts";

/** Tells people what concerns them: in the app once, whatever is delivered twice, and by mail where a server is set. */
export function createTheHerald(announcer: Announcer, mailServer: MailServer | undefined) {
  return defineHelper({
    name: "the_herald",
    version: "1.0.0",
    purpose: "Tells players in the app what happened to their pods, games and decks.",
    settings: z.object({
      podJoined: z.boolean().default(true).describe("Tell a pod's members when somebody joins"),
      inviteUsed: z.boolean().default(true).describe("Tell people when somebody joins by their invite"),
      mentioned: z.boolean().default(true).describe("Tell people when somebody calls them by name in a chat"),
      recapPosted: z.boolean().default(true).describe("Tell players when somebody has recorded a game of theirs and its recap is posted"),
      corrections: z.boolean().default(true).describe("Tell players when somebody has corrected, voided or restored a game of theirs"),
      deckIllegal: z.boolean().default(true).describe("Tell people when a deck of theirs no longer keeps to the rules"),
      keepDays: z
        .number()
        .int()
        .min(1)
        .max(3_650)
        .default(90)
        .describe("Days that a notification is kept; holds for those made from now on"),
    }),
    accepts: {
      "pod.joined": {
        payload: PodJoined,
        handle: async ({ payload }, context) => {
          const { podId, podName, userId, inviterId, joinedAt } = payload;
          const { db, settings } = context;
          const name = await nameNow(db, userId);
          // They have come and gone: nobody is told of a name that is no longer to be known.
          if (name === undefined) return;
          const others = (await accountsIn(db, podId)).filter((id) => id !== userId);
          const about = {
            subject: `${podId} ${userId} ${joinedAt}`,
            facts: { podId, podName, userId, name },
            link: `/pods/${podId}/members`,
          };
          const inviter = others.filter((id) => id === inviterId);
          const rest = others.filter((id) => id !== inviterId);
          if (settings.inviteUsed) await notify(context, announcer, inviter, { kind: "invite-used", ...about });
          if (settings.podJoined) await notify(context, announcer, rest, { kind: "pod-joined", ...about });
        },
      },
      "mail.send": {
        payload: MailSend,
        effects: "outside",
        handle: async ({ payload }, { db }) => {
          if (!mailServer) throw new Error("No mail server is set (SMTP_URL), so the mail stays to be read in the console.");
          await sendMail(db, mailServer, payload.mailId);
        },
      },
      "chat.mentioned": {
        payload: ChatMentioned,
        handle: async ({ payload }, context) => {
          if (!context.settings.mentioned) return;
          const called = await calledIn(context.db, payload.chatMessageId);
          if (!called) return;
          const { userIds, ...facts } = called;
          const about = { subject: facts.messageId, facts, link: `/pods/${facts.podId}/chat?message=${facts.messageId}` };
          await notify(context, announcer, userIds, { kind: "mentioned", ...about });
        },
      },
      "recap.posted": {
        payload: RecapPosted,
        handle: async ({ payload }, context) => {
          if (!context.settings.recapPosted) return;
          const { podId, podName, gameId, playedAt, outcome, winners } = payload;
          const facts = { podId, podName, gameId, playedAt, outcome, winners };
          const about = { subject: gameId, facts, link: `/pods/${podId}/games/${gameId}` };
          await notify(context, announcer, await otherPlayersOf(context.db, gameId), { kind: "recap-posted", ...about });
        },
      },
      "correction.filed": {
        payload: CorrectionFiled,
        handle: async ({ payload }, context) => {
          const { podId, podName, gameId, playedAt, revision, change, userId, reason, players } = payload;
          context.afterCommit(() => announcer.announce(`pod:${podId}`, "pod:changed", { podId }));
          const name = await nameNow(context.db, userId);
          // They are gone, and what they did is not to be told under their name any more.
          if (name === undefined || !context.settings.corrections) return;
          const facts = { podId, podName, gameId, playedAt, change, userId, name, reason };
          const about = { subject: `${gameId} ${revision}`, facts, link: `/pods/${podId}/games/${gameId}` };
          const others = (await accountsOf(context.db, players)).filter((id) => id !== userId);
          await notify(context, announcer, others, { kind: "corrections", ...about });
        },
      },
      "deck.checked": {
        payload: DeckChecked,
        key: ({ deckId }) => deckId,
        handle: async ({ payload }, context) => {
          const { deckId, deckName, ownerId, verdict, before, problems, revision, catalogueSha256 } = payload;
          // A deck that never was anything else was illegal when its owner saved it, and said so then.
          if (!context.settings.deckIllegal || verdict !== "illegal" || before === null) return;
          const subject = `${deckId} ${revision} ${catalogueSha256.slice(0, 16)}`;
          const about = { subject, facts: { deckId, deckName, problems }, link: `/decks/${deckId}` };
          await notify(context, announcer, [ownerId], { kind: "deck-illegal", ...about });
        },
      },
    },
    health: async ({ db, settings }) => await judge(db, settings.recapPosted),
  });
}

/** Of the last minutes' recaps only: asked often, and what was off then is not held against it. */
async function judge(db: Database, tellsRecaps: boolean): Promise<HealthVerdict> {
  if (!tellsRecaps) return { status: "operational", reason: "Recaps are not told, by its settings." };
  const { rows } = await db.query<{ untold: number }>(
    `select count(distinct (g.id, m.user_id))::int as untold
     from game g join chat_message c on c.game_id = g.id and c.kind = 'recap'
       join game_seat s on s.game_id = g.id join pod_member m on m.id = s.member_id
     where g.archived_at > now() - interval '12 minutes' and c.at < now() - interval '2 minutes'
       and m.user_id is not null and m.left_at is null and m.user_id <> g.recorded_by_id
       and not exists (select 1 from notification n where n.user_id = m.user_id and n.kind = 'recap-posted' and n.subject = g.id::text)`,
  );
  const { untold } = rows[0]!;
  if (untold === 0) return { status: "operational", reason: "Everybody was told." };
  return { status: "degraded", reason: `${untold === 1 ? "1 player was" : `${untold} players were`} not told of a recap after 2 minutes.` };
}
