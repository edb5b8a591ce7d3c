import { useState } from "react";
import { editMinutes, type ChatMessage, type Pod } from "@podtracker/contract";
import { Button, classNames, Dialog, showToast } from "@tatwats/ui";
import { Copy, Pencil, Reply, Trash2 } from "lucide-react";
import { useMe } from "../accounts/me.ts";
import { hasReacted, useDeleteMessage } from "./change-message.ts";

const offered = ["👍", "❤️", "😂", "😮", "🔥", "🎉", "😭", "💀"];

export interface MessageMenuProps {
  message: ChatMessage;
  pod: Pod | undefined;
  onClose: () => void;
  onReply: () => void;
  onEdit: () => void;
  onReact: (emoji: string) => void;
}

/** Everything that can be done with one message, within the thumb's reach. */
export function MessageMenu({ message, pod, onClose, onReply, onEdit, onReact }: MessageMenuProps) {
  const me = useMe();
  const remove = useDeleteMessage();
  const [sure, setSure] = useState(false);
  const own = message.author?.userId === me.id;
  const [openedAt] = useState(() => Date.now());
  const fresh = openedAt - Date.parse(message.at) < editMinutes * 60_000;
  const organiser = pod !== undefined && pod.role !== "member";
  const mayDelete = (own && fresh) || organiser;

  function after(deed: () => void) {
    deed();
    onClose();
  }

  async function copy() {
    await navigator.clipboard?.writeText(message.text);
    showToast({ text: "Copied." });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={sure ? "Delete this message?" : "Message"}
      description={<span className="line-clamp-2">{message.text}</span>}
    >
      {sure ? (
        <div className="flex justify-end gap-2">
          <Button size="touch" onClick={() => setSure(false)}>
            Keep it
          </Button>
          <Button
            size="touch"
            variant="danger"
            icon={<Trash2 aria-hidden size={17} />}
            onClick={() => after(() => remove.mutate({ message }))}
          >
            Delete for everybody
          </Button>
        </div>
      ) : (
        <>
          <div role="group" aria-label="React" className="mb-3 grid grid-cols-8 gap-1">
            {offered.map((emoji) => (
              <button
                key={emoji}
                type="button"
                aria-pressed={hasReacted(message, emoji, me.id)}
                onClick={() => after(() => onReact(emoji))}
                className={classNames(
                  "grid min-h-11 place-items-center rounded-md text-xl hover:bg-surface-3",
                  hasReacted(message, emoji, me.id) && "bg-accent-soft ring-1 ring-accent",
                )}
              >
                {emoji}
              </button>
            ))}
          </div>
          <div className="flex flex-col">
            <Deed icon={<Reply aria-hidden size={18} />} label="Reply" onSelect={() => after(onReply)} />
            {"clipboard" in navigator && <Deed icon={<Copy aria-hidden size={18} />} label="Copy text" onSelect={() => void copy()} />}
            {own && fresh && <Deed icon={<Pencil aria-hidden size={18} />} label="Edit" onSelect={() => after(onEdit)} />}
            {mayDelete && <Deed icon={<Trash2 aria-hidden size={18} />} label="Delete" bad onSelect={() => setSure(true)} />}
          </div>
          {own && !fresh && !organiser && <p className="mt-2 text-xs text-text-3">What was said stands after {editMinutes} minutes.</p>}
        </>
      )}
    </Dialog>
  );
}

function Deed({ icon, label, bad = false, onSelect }: { icon: React.ReactNode; label: string; bad?: boolean; onSelect: () => void }) {
  return (
    <button
      type="button"
      onClick={onSelect}
      className={classNames("-mx-2 flex min-h-12 items-center gap-3 rounded-md px-2 text-left hover:bg-surface-2", bad && "text-bad")}
    >
      {icon}
      {label}
    </button>
  );
}
