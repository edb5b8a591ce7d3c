import { Copy, Download, Printer } from "lucide-react";
import { AbsoluteTime, Button, buttonClass } from "@tatwats/ui";
import type { AuditRow } from "../../../../contract/audit.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { Answered } from "../../../parts/answered.tsx";
import { copyText } from "../../../parts/copy-text.ts";
import { Facts } from "../../../parts/facts.tsx";
import { Section } from "../../../parts/section.tsx";

interface Proof {
  seal: {
    number: number;
    firstPosition: number;
    lastPosition: number;
    root: string;
    previous: string | null;
    sealedAt: string;
    keyId: string;
    signature: string;
  };
}

/** The newest seal: kept elsewhere, on paper or in a mail, it shows if the log is ever cut off before it. */
export function LatestSeal() {
  const entries = useLiveAnswer<{ items: AuditRow[] }>("/api/ops/audit", { limit: 100 });
  const sealed = entries.data?.items.find(({ seal }) => seal !== null);
  const proof = useLiveAnswer<Proof>(`/api/ops/audit/${sealed?.id}/proof`, undefined, { enabled: sealed !== undefined, everyMs: 60_000 });
  if (entries.data && !sealed) {
    return (
      <Section title="Latest seal">
        <p className="text-text-2">
          None of the latest entries is sealed yet. Seals come within a second or so while a process with helpers runs.
        </p>
      </Section>
    );
  }
  return (
    <Section title="Latest seal">
      <Answered query={proof} what="the latest seal">
        {({ seal }) => (
          <div className="seal-to-print">
            <p className="mb-3 text-text-2 print:hidden">
              Keep it elsewhere: on paper, or in a mail. A log that is cut off before it, or written anew, no longer leads to it.
            </p>
            <Facts
              facts={[
                ["Seal", String(seal.number)],
                ["Sealed", <AbsoluteTime key="at" at={seal.sealedAt} form="exact" />],
                ["Entries", `up to position ${seal.lastPosition}`],
                ["Root", <Code key="root">{seal.root}</Code>],
                ["Key", <Code key="key">{seal.keyId}</Code>],
                ["Signature", <Code key="signature">{seal.signature}</Code>],
              ]}
            />
            <div className="mt-4 flex flex-wrap gap-2 print:hidden">
              <Button
                size="small"
                icon={<Copy aria-hidden size={14} />}
                onClick={() => void copyText(JSON.stringify(seal, null, 2), "The seal")}
              >
                Copy
              </Button>
              <Button size="small" icon={<Printer aria-hidden size={14} />} onClick={() => print()}>
                Print
              </Button>
              {sealed && (
                <a
                  href={`/api/ops/audit/${sealed.id}/proof`}
                  download={`proof-${sealed.id}.json`}
                  className={buttonClass("secondary", "small")}
                >
                  <Download aria-hidden size={14} />
                  Proof of the latest entry
                </a>
              )}
            </div>
          </div>
        )}
      </Answered>
    </Section>
  );
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-xs [overflow-wrap:anywhere]">{children}</code>;
}
