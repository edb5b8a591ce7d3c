import { Copy } from "lucide-react";
import { classNames, IconButton } from "@tatwats/ui";
import { copyText } from "./copy-text.ts";
import { JsonNode } from "./json-node.tsx";

/** Data as it is, to be opened part by part. It is shown as text, whatever it holds. */
export function JsonView({ label, value, className }: { label: string; value: unknown; className?: string }) {
  return (
    <div className="relative">
      <IconButton
        size="medium"
        label={`Copy ${label}`}
        className="!absolute top-1 right-1 z-[1] !h-7 !w-7 bg-bg"
        icon={<Copy aria-hidden size={14} />}
        onClick={() => void copyText(JSON.stringify(value, null, 2) ?? "", label)}
      />
      <div
        tabIndex={0}
        role="region"
        aria-label={label}
        className={classNames(
          "max-h-96 overflow-auto rounded-sm border border-line bg-bg py-2 pr-9 pl-2 font-mono text-xs text-text-2",
          className,
        )}
      >
        {value === undefined ? <span className="px-1 text-text-3">nothing</span> : <JsonNode value={value} depth={0} />}
      </div>
    </div>
  );
}
