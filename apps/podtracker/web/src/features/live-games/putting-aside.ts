import { useMutation } from "@tanstack/react-query";
import { showToast } from "@tatwats/ui";
import { api } from "../../app/api.ts";
import { explainError } from "../../app/explain-error.ts";
import type { LiveTables } from "./log/live-tables.ts";
import type { LocalGame } from "./log/local-game.ts";

/** Goes on with a game that was put aside. */
export function useTakeUp(tables: LiveTables, game: LocalGame) {
  return useMutation({
    mutationFn: async () => {
      await api.restoreGame({ params: { gameId: game.id } });
      await tables.refresh(game.id);
    },
    onError: (error) => showToast({ tone: "bad", text: explainError(error, "Taking up the game").detail }),
  });
}

/** Puts a game aside that nobody plays on, such as one that was begun by mistake. The way back stands at the table. */
export function usePutAside(tables: LiveTables, game: LocalGame) {
  return useMutation({
    mutationFn: async () => {
      // What came to the server later would take it up again.
      await tables.sendAll();
      await api.putGameAside({ params: { gameId: game.id } });
      await tables.refresh(game.id);
    },
    onError: (error) => showToast({ tone: "bad", text: explainError(error, "Putting the game aside").detail }),
  });
}
