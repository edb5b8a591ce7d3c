import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import type { ChatMessage } from "@podtracker/contract";
import { IconButton } from "@tatwats/ui";
import { Check, Pencil, Reply, SendHorizontal, X } from "lucide-react";
import { MentionChoices } from "./mention-choices.tsx";
import { completed, matchesOf, nameBefore } from "./mention-draft.ts";

const longest = 4000;

export interface ComposerProps {
  /** What is answered or changed by what is written; null where it stands for itself. */
  about: { kind: "reply" | "edit"; message: ChatMessage } | null;
  people: readonly { userId: string; name: string }[];
  onSay: (text: string) => void;
  onCancel: () => void;
  onTyping: () => void;
  /** The arrow up in an empty field. */
  onEditLast: () => void;
}

/** Give it another key for each message that is edited: it begins with its text. Enter sends; Shift and Enter begins a new line; `@` offers names. */
export function Composer({ about, people, onSay, onCancel, onTyping, onEditLast }: ComposerProps) {
  const edited = about?.kind === "edit" ? about.message : null;
  const [text, setText] = useState(edited?.text ?? "");
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const begun = nameBefore(text, caret);
  const matches = begun === null ? [] : matchesOf(people, begun);

  useEffect(() => {
    if (about) field.current?.focus();
  }, [about]);

  function send() {
    if (!text.trim()) return;
    onSay(text.trim());
    setText("");
  }

  function choose(name: string) {
    const next = completed(text, caret, name);
    setText(next.text);
    setCaret(next.caret);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes a word, its keys belong to it.
    if (event.nativeEvent.isComposing) return;
    const handled = matches.length > 0 ? onNameKey(event.key) : onPlainKey(event);
    if (handled) event.preventDefault();
  }

  function onNameKey(key: string): boolean {
    if (key === "ArrowDown" || key === "ArrowUp") setChosen((chosen + (key === "ArrowDown" ? 1 : matches.length - 1)) % matches.length);
    else if (key === "Enter" || key === "Tab") choose(matches[Math.min(chosen, matches.length - 1)]!.name);
    else if (key === "Escape") setCaret(0);
    else return false;
    return true;
  }

  function onPlainKey({ key, shiftKey }: KeyboardEvent): boolean {
    if (key === "Enter" && !shiftKey) send();
    else if (key === "ArrowUp" && text === "") onEditLast();
    else if (key === "Escape" && about) onCancel();
    else return false;
    return true;
  }

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      className="relative border-t border-line bg-surface-1 px-3 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))]"
    >
      <MentionChoices id="mention-choices" people={matches} chosen={chosen} onChoose={choose} />
      {about && <About about={about} onCancel={onCancel} />}
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          aria-label="Message"
          aria-controls={matches.length > 0 ? "mention-choices" : undefined}
          rows={1}
          value={text}
          maxLength={longest}
          placeholder="Say something"
          enterKeyHint="send"
          onChange={(event) => {
            setText(event.target.value);
            setCaret(event.target.selectionStart);
            setChosen(0);
            if (event.target.value.trim()) onTyping();
          }}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-36 min-h-11 flex-1 resize-none rounded-md border border-line-strong/70 bg-bg px-3 py-2.5"
        />
        <IconButton
          type="submit"
          label={edited ? "Save" : "Send"}
          variant="primary"
          icon={edited ? <Check aria-hidden size={19} /> : <SendHorizontal aria-hidden size={19} />}
          disabled={!text.trim()}
        />
      </div>
    </form>
  );
}

function About({ about: { kind, message }, onCancel }: { about: NonNullable<ComposerProps["about"]>; onCancel: () => void }) {
  const Icon = kind === "edit" ? Pencil : Reply;
  return (
    <div className="mb-2 flex items-center gap-2 rounded-md bg-surface-2 py-1 pr-1 pl-3 text-sm text-text-2">
      <Icon aria-hidden size={15} className="shrink-0 text-accent" />
      <span className="min-w-0 flex-1 truncate">
        <span className="font-semibold">{kind === "edit" ? "Edit" : (message.author?.name ?? "PodTracker")}</span> {message.text}
      </span>
      <IconButton label={kind === "edit" ? "Leave it as it was" : "Don’t reply"} icon={<X aria-hidden size={16} />} onClick={onCancel} />
    </div>
  );
}
