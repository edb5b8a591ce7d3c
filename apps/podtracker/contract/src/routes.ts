import * as accounts from "./accounts.ts";
import * as cards from "./cards.ts";
import * as chat from "./chat.ts";
import * as decks from "./decks.ts";
import * as gameImport from "./game-import.ts";
import * as games from "./games.ts";
import * as liveGames from "./live-games.ts";
import * as notifications from "./notifications.ts";
import * as pods from "./pods.ts";

/** Every operation of the public contract by name; what is not here is not served. */
export const routes = {
  getMe: accounts.getMe,
  updateMe: accounts.updateMe,
  deleteMe: accounts.deleteMe,
  listSessions: accounts.listSessions,
  endSession: accounts.endSession,
  endOtherSessions: accounts.endOtherSessions,
  listPasskeys: accounts.listPasskeys,
  beginPasskey: accounts.beginPasskey,
  addPasskey: accounts.addPasskey,
  removePasskey: accounts.removePasskey,
  listNotifications: notifications.listNotifications,
  readNotification: notifications.readNotification,
  readAllNotifications: notifications.readAllNotifications,
  searchCards: cards.searchCards,
  listPartners: cards.listPartners,
  getCard: cards.getCard,
  createDeck: decks.createDeck,
  listDecks: decks.listDecks,
  getDeck: decks.getDeck,
  updateDeck: decks.updateDeck,
  retireDeck: decks.retireDeck,
  restoreDeck: decks.restoreDeck,
  importDeck: decks.importDeck,
  duplicateDeck: decks.duplicateDeck,
  shareDeck: decks.shareDeck,
  unshareDeck: decks.unshareDeck,
  getSharedDeck: decks.getSharedDeck,
  listDeckHistory: decks.listDeckHistory,
  listPodDecks: decks.listPodDecks,
  createPod: pods.createPod,
  listPods: pods.listPods,
  getPod: pods.getPod,
  updatePod: pods.updatePod,
  archivePod: pods.archivePod,
  restorePod: pods.restorePod,
  listMembers: pods.listMembers,
  changeMember: pods.changeMember,
  removeMember: pods.removeMember,
  createClaimLink: pods.createClaimLink,
  getClaim: pods.getClaim,
  acceptClaim: pods.acceptClaim,
  listClaims: pods.listClaims,
  undoClaim: pods.undoClaim,
  addGuest: pods.addGuest,
  createInvite: pods.createInvite,
  listInvites: pods.listInvites,
  revokeInvite: pods.revokeInvite,
  getInvite: pods.getInvite,
  acceptInvite: pods.acceptInvite,
  listMessages: chat.listMessages,
  postMessage: chat.postMessage,
  editMessage: chat.editMessage,
  deleteMessage: chat.deleteMessage,
  addReaction: chat.addReaction,
  removeReaction: chat.removeReaction,
  readMessages: chat.readMessages,
  recordGame: games.recordGame,
  listGames: games.listGames,
  getGame: liveGames.getGame,
  getStandings: games.getStandings,
  importGames: gameImport.importGames,
  listImports: gameImport.listImports,
  undoImport: gameImport.undoImport,
  startLiveGame: liveGames.startLiveGame,
  listLiveGames: liveGames.listLiveGames,
  appendEvents: liveGames.appendEvents,
  readEvents: liveGames.readEvents,
  restoreGame: liveGames.restoreGame,
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
