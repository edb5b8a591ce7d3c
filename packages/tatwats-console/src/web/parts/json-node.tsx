import { useState } from "react";
import { ChevronRight } from "lucide-react";
import { classNames } from "@tatwats/ui";
import { visible } from "./visible.ts";

const openTo = 3;
const smallEnough = 30;
const shownAtOnce = 100;
const shownCharacters = 600;

export interface JsonNodeProps {
  /** Its key within an object. */
  name?: string;
  value: unknown;
  depth: number;
}

/** A value with what is in it: the first levels open, long strings and lists cut until more is asked for. */
export function JsonNode({ name, value, depth }: JsonNodeProps) {
  if (typeof value === "object" && value !== null) return <Branch name={name} value={value} depth={depth} />;
  return (
    <div className="pl-5 [overflow-wrap:anywhere]">
      <Name name={name} />
      <Leaf value={value} />
    </div>
  );
}

function Name({ name }: { name: string | undefined }) {
  if (name === undefined) return null;
  return <span className="text-text">{visible(name)}: </span>;
}

function Branch({ name, value, depth }: { name: string | undefined; value: object; depth: number }) {
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  const [open, setOpen] = useState(depth < 1 || (depth < openTo && entries.length <= smallEnough));
  const [shown, setShown] = useState(shownAtOnce);
  if (entries.length === 0) {
    return (
      <div className="pl-5">
        <Name name={name} />
        {list ? "[]" : "{}"}
      </div>
    );
  }
  const count = `${entries.length} ${list ? (entries.length === 1 ? "item" : "items") : entries.length === 1 ? "field" : "fields"}`;
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="inline-flex max-w-full items-center gap-1 rounded-xs text-left hover:text-text"
      >
        <ChevronRight aria-hidden size={13} className={classNames("mx-0.5 shrink-0 transition-transform", open && "rotate-90")} />
        <span className="[overflow-wrap:anywhere]">
          <Name name={name} />
          <span className="text-text-3">{list ? `[ ${count} ]` : `{ ${count} }`}</span>
        </span>
      </button>
      {open && (
        <div className="ml-2 border-l border-line pl-1.5">
          {entries.slice(0, shown).map(([key, each]) => (
            <JsonNode key={key} name={key} value={each} depth={depth + 1} />
          ))}
          {entries.length > shown && (
            <More
              onPress={() => setShown(shown + 10 * shownAtOnce)}
            >{`Show ${Math.min(10 * shownAtOnce, entries.length - shown)} more of ${entries.length}`}</More>
          )}
        </div>
      )}
    </div>
  );
}

function Leaf({ value }: { value: unknown }) {
  if (typeof value === "string") return <Text text={value} />;
  if (typeof value === "number" || typeof value === "bigint") return <span className="text-info tabular-nums">{String(value)}</span>;
  if (typeof value === "boolean") return <span className="text-warn">{String(value)}</span>;
  return <span className="text-text-3">{String(value)}</span>;
}

function Text({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > shownCharacters;
  return (
    <>
      <span className="whitespace-pre-wrap text-ok">{visible(JSON.stringify(cut ? startOf(text, shownCharacters) : text))}</span>
      {cut && <More onPress={() => setWhole(true)}>{`Show all ${text.length} characters`}</More>}
    </>
  );
}

/** The beginning of a text, which does not end within a character of two halves. */
function startOf(text: string, length: number): string {
  const code = text.charCodeAt(length - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? length - 1 : length);
}

function More({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <button type="button" onClick={onPress} className="ml-2 rounded-xs font-sans text-text-2 underline underline-offset-2 hover:text-text">
      {children}
    </button>
  );
}
