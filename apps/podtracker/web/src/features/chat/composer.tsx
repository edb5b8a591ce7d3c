import { useState, type FormEvent, type KeyboardEvent } from "react";
import { IconButton } from "@tatwats/ui";
import { SendHorizontal } from "lucide-react";

const longest = 4000;

/** Enter sends; Shift and Enter begins a new line. */
export function Composer({ onSay }: { onSay: (text: string) => void }) {
  const [text, setText] = useState("");

  function send() {
    if (!text.trim()) return;
    onSay(text.trim());
    setText("");
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    send();
  }

  return (
    <form
      onSubmit={onSubmit}
      className="flex items-end gap-2 border-t border-line bg-surface-1 px-3 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))]"
    >
      <textarea
        aria-label="Message"
        rows={1}
        value={text}
        maxLength={longest}
        placeholder="Say something"
        enterKeyHint="send"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-36 min-h-11 flex-1 resize-none rounded-md border border-line-strong/70 bg-bg px-3 py-2.5"
      />
      <IconButton type="submit" label="Send" variant="primary" icon={<SendHorizontal aria-hidden size={19} />} disabled={!text.trim()} />
    </form>
  );
}
