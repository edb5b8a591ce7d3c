import type { Handlers } from "../platform/http/route-handlers.ts";
import { deleteMe } from "./accounts/delete-me.ts";
import { getMe, updateMe } from "./accounts/me.ts";
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from "./accounts/passkeys.ts";
import { endOtherSessions, endSession, listSessions } from "./accounts/sessions.ts";
import { getCard, listPartners, searchCards } from "./cards/search-cards.ts";
import { addReaction, deleteMessage, editMessage, removeReaction } from "./chat/change-message.ts";
import { listMessages } from "./chat/list-messages.ts";
import { postMessage } from "./chat/post-message.ts";
import { readMessages } from "./chat/read-marks.ts";
import { createDeck } from "./decks/create-deck.ts";
import { duplicateDeck } from "./decks/duplicate-deck.ts";
import { getDeck } from "./decks/get-deck.ts";
import { importDeck } from "./decks/import-deck.ts";
import { listDecks, listPodDecks } from "./decks/list-decks.ts";
import { listDeckHistory } from "./decks/list-history.ts";
import { getSharedDeck, shareDeck, unshareDeck } from "./decks/share-deck.ts";
import { restoreDeck, retireDeck, updateDeck } from "./decks/update-deck.ts";
import { importGames } from "./game-import/import-games.ts";
import { listImports } from "./game-import/list-imports.ts";
import { undoImport } from "./game-import/undo-import.ts";
import { correctGame } from "./games/correct-game.ts";
import { listGameRevisions } from "./games/list-revisions.ts";
import { listGames } from "./games/read-games.ts";
import { recordGame } from "./games/record-game.ts";
import { voidGame } from "./games/void-game.ts";
import { appendEvents } from "./live-games/append-events.ts";
import { readEvents } from "./live-games/read-events.ts";
import { getGame, listLiveGames } from "./live-games/read-live-games.ts";
import { putGameAside } from "./live-games/put-aside.ts";
import { restoreGame } from "./live-games/restore-game.ts";
import { startLiveGame } from "./live-games/start-live-game.ts";
import { listNotifications } from "./notifications/list-notifications.ts";
import { readAllNotifications, readNotification } from "./notifications/read-notifications.ts";
import { acceptInvite } from "./pods/accept-invite.ts";
import { addGuest } from "./pods/add-guest.ts";
import { changeMember } from "./pods/change-member.ts";
import { acceptClaim, createClaimLink, getClaim, listClaims, undoClaim } from "./pods/claims.ts";
import { createPod } from "./pods/create-pod.ts";
import { createInvite, getInvite, listInvites, revokeInvite } from "./pods/invites.ts";
import { getPod, listMembers, listPods } from "./pods/read-pods.ts";
import { removeMember } from "./pods/remove-member.ts";
import { archivePod, restorePod, updatePod } from "./pods/update-pod.ts";
import { getStandings } from "./stats/get-standings.ts";

/** The use-case behind each route of the contract. */
export const handlers: Handlers = {
  getMe,
  updateMe,
  deleteMe,
  listSessions,
  endSession,
  endOtherSessions,
  listPasskeys,
  beginPasskey,
  addPasskey,
  removePasskey,
  listNotifications,
  readNotification,
  readAllNotifications,
  searchCards,
  listPartners,
  getCard,
  createDeck,
  listDecks,
  getDeck,
  updateDeck,
  retireDeck,
  restoreDeck,
  importDeck,
  duplicateDeck,
  shareDeck,
  unshareDeck,
  getSharedDeck,
  listDeckHistory,
  listPodDecks,
  createPod,
  listPods,
  getPod,
  updatePod,
  archivePod,
  restorePod,
  listMembers,
  changeMember,
  removeMember,
  createClaimLink,
  getClaim,
  acceptClaim,
  listClaims,
  undoClaim,
  addGuest,
  createInvite,
  listInvites,
  revokeInvite,
  getInvite,
  acceptInvite,
  listMessages,
  postMessage,
  editMessage,
  deleteMessage,
  addReaction,
  removeReaction,
  readMessages,
  recordGame,
  listGames,
  getGame,
  correctGame,
  voidGame,
  listGameRevisions,
  getStandings,
  importGames,
  listImports,
  undoImport,
  startLiveGame,
  listLiveGames,
  appendEvents,
  readEvents,
  putGameAside,
  restoreGame,
};
