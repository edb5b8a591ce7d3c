import type { ReactNode } from "react";
import { type DeckCard, type DeckDetail, mainTypes } from "@podtracker/contract";
import { Card } from "@tatwats/ui";
import { CircleAlert } from "lucide-react";
import { ColorPips } from "../../app/color-pips.tsx";
import { Section } from "../../app/section.tsx";
import { ManaCost } from "../cards/mana-cost.tsx";
import { cardAnchor } from "./card-anchor.ts";

const words: Record<DeckCard["type"], string> = {
  creature: "Creatures",
  planeswalker: "Planeswalkers",
  battle: "Battles",
  instant: "Instants",
  sorcery: "Sorceries",
  artifact: "Artifacts",
  enchantment: "Enchantments",
  land: "Lands",
  other: "Others",
};

/** The list, commanders apart, the rest by type; a card with a problem is marked, and problems lead to it. */
export function DeckCards({ deck, edit }: { deck: Pick<DeckDetail, "cards" | "legality">; edit?: ReactNode }) {
  const troubled = new Set(deck.legality.problems.flatMap(({ card }) => card ?? []));
  const commanders = deck.cards.filter(({ commander }) => commander);
  const groups = mainTypes.map((type) => ({ type, cards: byName(deck.cards.filter((card) => !card.commander && card.type === type)) }));
  return (
    <div className="mt-6 gap-4 lg:columns-2">
      <Group title={commanders.length > 1 ? "Commanders" : "Commander"} cards={commanders} troubled={troubled} aside={edit} />
      {groups.map(({ type, cards }) => cards.length > 0 && <Group key={type} title={words[type]} cards={cards} troubled={troubled} />)}
    </div>
  );
}

function byName(cards: DeckCard[]): DeckCard[] {
  return cards.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

interface GroupProps {
  title: string;
  cards: DeckCard[];
  troubled: ReadonlySet<string>;
  aside?: ReactNode;
}

function Group({ title, cards, troubled, aside }: GroupProps) {
  const count = cards.reduce((sum, card) => sum + card.count, 0);
  return (
    <Section title={`${title} ${count}`} aside={aside} className="break-inside-avoid-column !mt-0 mb-4">
      <Card flush>
        <ul>
          {cards.map((card) => (
            <Row key={card.name} card={card} troubled={troubled.has(card.name)} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Row({ card, troubled }: { card: DeckCard; troubled: boolean }) {
  return (
    <li
      id={cardAnchor(card.name)}
      tabIndex={-1}
      className="flex min-h-9 scroll-mt-24 items-center gap-3 border-t border-line px-3.5 py-1.5 first:border-t-0 target:bg-accent-soft"
    >
      <span className="w-5 shrink-0 text-right text-sm text-text-3 tabular-nums">{card.count}</span>
      <span className="min-w-0 flex-1 break-words">
        {card.name}
        {card.gameChanger && <span className="ml-2 text-xs font-[620] whitespace-nowrap text-accent">Game Changer</span>}
        {!card.known && <span className="ml-2 text-xs text-text-3">not in the catalogue</span>}
      </span>
      {troubled && <CircleAlert role="img" aria-label="has a problem" size={16} className="shrink-0 text-bad" />}
      {card.manaCost ? (
        <ManaCost cost={card.manaCost} className="shrink-0 justify-end max-sm:max-w-28" />
      ) : (
        card.colorIdentity.length > 0 && <ColorPips colors={card.colorIdentity} size="small" className="shrink-0" />
      )}
    </li>
  );
}
