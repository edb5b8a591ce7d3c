import { useRef, useState } from "react";
import { Button, TextField } from "@tatwats/ui";
import { Check, Copy, Share2 } from "lucide-react";
import { copyText } from "./copy-text.ts";

export interface ShareLinkProps {
  url: string;
  label: string;
  /** What the phone's own share sheet calls it. */
  title: string;
}

/** A link to hand on: by the phone's share sheet where there is one, by copying, or by hand from the field. */
export function ShareLink({ url, label, title }: ShareLinkProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"no" | "yes" | "by-hand">("no");

  async function copy() {
    const done = await copyText(url, field.current);
    setCopied(done ? "yes" : "by-hand");
    if (done) setTimeout(() => setCopied("no"), 2_500);
  }

  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        ref={field}
        label={label}
        className="min-w-44 flex-1"
        readOnly
        value={url}
        onFocus={(event) => event.target.select()}
        hint={copied === "by-hand" ? "Your browser keeps its clipboard closed here. The link is selected: copy it by hand." : undefined}
      />
      <Button
        size="touch"
        variant="primary"
        className="min-w-32"
        icon={copied === "yes" ? <Check aria-hidden size={17} /> : <Copy aria-hidden size={17} />}
        onClick={() => void copy()}
      >
        {copied === "yes" ? "Copied" : "Copy link"}
      </Button>
      {"share" in navigator && (
        <Button
          size="touch"
          icon={<Share2 aria-hidden size={17} />}
          onClick={() => void navigator.share({ title, url }).catch(ignoreClosedSheet)}
        >
          Share
        </Button>
      )}
      <span role="status" className="sr-only">
        {copied === "yes" ? "Link copied" : ""}
      </span>
    </div>
  );
}

function ignoreClosedSheet(): void {
  // Closing the share sheet rejects; there is nothing to tell anybody.
}
