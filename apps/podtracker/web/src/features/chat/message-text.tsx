import { classNames } from "@tatwats/ui";
import { useMe } from "../accounts/me.ts";
import { splitText } from "./split-text.ts";

/** What somebody said, as text: only web addresses and called names look otherwise. */
export function MessageText({ text, called }: { text: string; called: readonly { userId: string; name: string }[] }) {
  const me = useMe();
  return splitText(text, called).map((piece, index) => {
    const key = `${index} ${piece.text}`;
    if (piece.kind === "text") return piece.text;
    if (piece.kind === "mention") {
      const mine = piece.userId === me.id;
      return (
        <strong key={key} className={classNames("rounded-xs font-semibold", mine ? "bg-accent px-1 text-accent-ink" : "text-accent")}>
          {piece.text}
        </strong>
      );
    }
    return (
      <a
        key={key}
        href={piece.href}
        title={piece.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="underline decoration-1 underline-offset-2 [overflow-wrap:anywhere]"
      >
        {piece.text}
      </a>
    );
  });
}
