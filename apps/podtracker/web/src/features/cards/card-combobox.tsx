import { useEffect, useId, useRef, useState, type KeyboardEvent, type Ref } from "react";
import type { Card } from "@podtracker/contract";
import { classNames, controlBorder, controlClass, Field, type FieldText } from "@tatwats/ui";
import { LoaderCircle, Search } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { useDebounced } from "../../app/use-debounced.ts";
import { CardOption } from "./card-option.tsx";
import { useFoundCards, useRememberCard, type CardSource } from "./find-cards.ts";

export interface CardComboboxProps extends FieldText {
  source: CardSource;
  onPick: (card: Card) => void;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
}

const typingPause = 120;

/** Finds a card by a few letters: the ARIA combobox with a list, worked by arrows, Enter and Escape or by touch. */
export function CardCombobox({ source, onPick, placeholder = "A few letters of the name", inputRef, ...field }: CardComboboxProps) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState<{ among: unknown; index: number }>({ among: null, index: 0 });
  const listId = useId();
  const rememberCard = useRememberCard();
  const q = useDebounced(text.trim(), typingPause);
  const found = useFoundCards(source, q);
  const asked = found.isEnabled && (source.kind === "partners" || text.trim() !== "");
  const cards = asked ? (found.data ?? []) : [];
  const listed = open && asked;
  const waiting = found.isFetching || q !== text.trim();

  // The mark belongs to one list; the next list begins at its best match again.
  const active = marked.among === found.data ? marked.index : 0;
  const setActive = (index: number) => setMarked({ among: found.data, index });

  function pick(card: Card) {
    rememberCard(card);
    setText("");
    setOpen(false);
    onPick(card);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && listed) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setActive(cards.length > 0 ? (active + (event.key === "ArrowDown" ? 1 : -1) + cards.length) % cards.length : 0);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const card = listed ? cards[active] : undefined;
      if (card) pick(card);
    }
  }

  return (
    <Field {...field}>
      {(ids) => (
        <div className="relative" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
          <Search aria-hidden size={17} className="pointer-events-none absolute top-3.5 left-3 text-text-3" />
          <input
            ref={inputRef}
            id={ids.id}
            role="combobox"
            aria-expanded={listed}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={listed && cards.length > 0 ? `${listId}-${active}` : undefined}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={placeholder}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setOpen(true);
            }}
            onFocus={() => setOpen(true)}
            onClick={() => setOpen(true)}
            onKeyDown={onKeyDown}
            className={classNames(controlClass, controlBorder(field.error), "h-11 px-9.5")}
          />
          {listed && waiting && <LoaderCircle aria-hidden size={16} className="absolute top-3.5 right-3 animate-spin text-text-3" />}
          <Choices listId={listId} label={field.label} cards={listed ? cards : []} active={active} onPick={pick} onActive={setActive} />
          <Remark text={listed ? remarkOn(found, cards, waiting, q) : ""} />
        </div>
      )}
    </Field>
  );
}

interface ChoicesProps {
  listId: string;
  label: string;
  cards: Card[];
  active: number;
  onPick: (card: Card) => void;
  onActive: (index: number) => void;
}

function Choices({ listId, label, cards, active, onPick, onActive }: ChoicesProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active, cards]);
  return (
    <ul
      ref={list}
      id={listId}
      role="listbox"
      aria-label={label}
      hidden={cards.length === 0}
      className="absolute inset-x-0 top-full z-30 mt-1.5 max-h-[min(24rem,50dvh)] overflow-y-auto rounded-md border border-line bg-surface-2 p-1 shadow-float"
    >
      {cards.map((card, index) => (
        <CardOption
          key={card.name}
          id={`${listId}-${index}`}
          card={card}
          active={index === active}
          onPick={() => onPick(card)}
          onActive={() => onActive(index)}
        />
      ))}
    </ul>
  );
}

function Remark({ text }: { text: string }) {
  return (
    <p role="status" className={text ? "mt-1.5 text-sm text-text-3" : "sr-only"}>
      {text}
    </p>
  );
}

function remarkOn(found: { error: Error | null }, cards: Card[], waiting: boolean, q: string): string {
  if (found.error) return explainError(found.error, "Searching the cards").title;
  return !waiting && cards.length === 0 ? `Nothing found for “${q}”. One wrong letter is fine, two are not.` : "";
}
