import { Link } from "@tanstack/react-router";
import type { Deck } from "@podtracker/contract";
import { IdentityBar } from "@tatwats/ui";
import { ColorPips } from "../../app/color-pips.tsx";
import { commanderLine } from "./commander-line.ts";

/** A deck in a list: its colours, name, commanders and bracket. */
export function DeckRow({ deck }: { deck: Deck }) {
  const commanders = commanderLine(deck.commanders);
  const details = [deck.name === commanders ? null : commanders, deck.bracket ? `bracket ${deck.bracket}` : null, problemCount(deck)];
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/decks/$deckId"
        params={{ deckId: deck.id }}
        className="flex min-h-16 items-center gap-3 px-3.5 py-3 -outline-offset-2 hover:bg-surface-2"
      >
        <IdentityBar colors={deck.colorIdentity} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center justify-between gap-3">
            <span className="truncate font-[620]">{deck.name}</span>
            <ColorPips colors={deck.colorIdentity} size="small" className="shrink-0" />
          </span>
          <span className="mt-0.5 block truncate text-sm text-text-2">{details.filter(Boolean).join(" · ") || "no bracket declared"}</span>
        </span>
      </Link>
    </li>
  );
}

function problemCount(deck: Deck): string | null {
  const { length } = deck.legality.problems;
  if (length === 0) return null;
  return length === 1 ? "1 thing to know" : `${length} things to know`;
}
