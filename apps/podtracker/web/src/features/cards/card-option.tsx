import type { Card } from "@podtracker/contract";
import { classNames } from "@tatwats/ui";
import { ColorPips } from "../../app/color-pips.tsx";
import { CardArt } from "./card-art.tsx";
import { ManaCost } from "./mana-cost.tsx";

export interface CardOptionProps {
  id: string;
  card: Card;
  active: boolean;
  onPick: () => void;
  onActive: () => void;
}

export function CardOption({ id, card, active, onPick, onActive }: CardOptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys go to the combobox's field, which keeps the focus
    <li
      id={id}
      role="option"
      aria-selected={active}
      // The field keeps the focus: pressing must not take it away before the click arrives.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
      onPointerMove={onActive}
      className={classNames("rounded-sm p-2", active ? "bg-surface-3" : false)}
    >
      <CardLine card={card} />
    </li>
  );
}

/** A card in one line: picture, name, type, colours and cost. */
export function CardLine({ card }: { card: Card }) {
  return (
    <span className="flex items-center gap-3">
      <CardArt imageUrl={card.imageUrl} name={card.name} colors={card.colorIdentity} className="h-11 w-14" />
      <span className="min-w-0 flex-1">
        <span className="flex items-center justify-between gap-2">
          <span className="truncate font-[560]">{card.name}</span>
          <ColorPips colors={card.colorIdentity} size="small" className="shrink-0" />
        </span>
        <span className="mt-0.5 flex items-center justify-between gap-2">
          <span className="truncate text-sm text-text-3">
            {card.typeLine}
            {card.legality === "banned" && <span className="text-bad"> · banned</span>}
          </span>
          <ManaCost cost={card.manaCost} className="shrink-0 max-sm:hidden" />
        </span>
      </span>
    </span>
  );
}
