import { useState } from "react";
import { TextField } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { DeedButton } from "../../parts/deed-button.tsx";
import { helperPath } from "./helper-path.ts";
import { parseLimit } from "./parse-limit.ts";

const most = { concurrency: 1_000, mailboxLimit: 10_000_000 };

/** How much a helper does at once, and how much may wait for it. */
export function LimitsButton({ helper, refreshes }: { helper: HelperAnswer; refreshes: readonly string[] }) {
  const { name, limits } = helper;
  const [concurrency, setConcurrency] = useState(String(limits.concurrency ?? ""));
  const [mailbox, setMailbox] = useState(String(limits.mailboxLimit ?? ""));
  const parsed = { concurrency: parseLimit(concurrency, most.concurrency), mailboxLimit: parseLimit(mailbox, most.mailboxLimit) };
  const wrong = parsed.concurrency === undefined || parsed.mailboxLimit === undefined;
  return (
    <DeedButton
      label="Limits…"
      button={{ size: "small" }}
      title={`Limits of ${name}`}
      verb="Set limits"
      undo="They hold at once, on all instances. An empty field takes a limit away: then the definition’s holds."
      method="PUT"
      path={`${helperPath(name)}/limits`}
      body={parsed}
      incomplete={wrong}
      refreshes={refreshes}
      said={`The limits of ${name} are set.`}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="At once, on each instance"
          inputMode="numeric"
          placeholder="as defined"
          value={concurrency}
          error={parsed.concurrency === undefined ? `A whole number from 1 to ${most.concurrency}.` : null}
          onChange={(event) => setConcurrency(event.target.value)}
        />
        <TextField
          label="Messages that may wait"
          inputMode="numeric"
          placeholder="as defined"
          value={mailbox}
          error={parsed.mailboxLimit === undefined ? `A whole number from 1 to ${most.mailboxLimit}.` : null}
          onChange={(event) => setMailbox(event.target.value)}
        />
      </div>
    </DeedButton>
  );
}
