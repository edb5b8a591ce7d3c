import { lazy, Suspense } from "react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { EmptyState, loadPatiently, Select, Skeleton } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { Section } from "../../parts/section.tsx";
import { MessageTabs } from "./message-tabs.tsx";

const SendForm = lazy(async () => ({ default: (await loadPatiently(() => import("./send-form.tsx"))).SendForm }));
const route = getRouteApi("/gate/messages/send");

/** Sends a message by hand: to whom, of which type, then the form that the type's schema makes. */
export function SendPage() {
  const helpers = useLiveAnswer<{ items: HelperAnswer[] }>("/api/ops/helpers");
  return (
    <Page title="Send a message" tabs={<MessageTabs />} source={helpers}>
      <Answered query={helpers} what="the helpers" skeleton={<Skeleton className="h-96" />}>
        {({ items }) => <Sending helpers={items} />}
      </Answered>
    </Page>
  );
}

function Sending({ helpers }: { helpers: HelperAnswer[] }) {
  const { recipient = "", type = "" } = route.useSearch();
  const navigate = useNavigate({ from: "/messages/send" });
  const helper = helpers.find(({ name }) => name === recipient);
  const types = Object.keys(helper?.contracts.accepts ?? {}).toSorted();
  const schema = helper?.contracts.accepts[type];
  const choose = (next: { recipient?: string; type?: string }) => void navigate({ search: next, replace: true, resetScroll: false });
  return (
    <div className="grid items-start gap-3.5 xl:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
      <Section title="To whom, and what">
        <div className="flex flex-col gap-4">
          <Select
            label="Recipient"
            hint={helper?.purpose}
            value={recipient}
            options={[{ value: "", label: "Choose a helper" }, ...helpers.map(({ name }) => ({ value: name, label: name }))]}
            onChange={(event) => {
              const next = helpers.find(({ name }) => name === event.target.value);
              const only = Object.keys(next?.contracts.accepts ?? {});
              choose({ recipient: event.target.value, ...(only.length === 1 && { type: only[0] }) });
            }}
          />
          <Select
            label="Type"
            hint={helper && types.length === 0 ? "It accepts no messages." : undefined}
            value={type}
            disabled={types.length === 0}
            options={[
              { value: "", label: helper ? "Choose a type" : "Choose the recipient first" },
              ...types.map((value) => ({ value, label: value })),
            ]}
            onChange={(event) => choose({ recipient, type: event.target.value })}
          />
        </div>
        {schema !== undefined && (
          <Suspense fallback={<Skeleton className="mt-4 h-48" />}>
            <SendForm key={`${recipient} ${type}`} recipient={recipient} type={type} schema={schema} />
          </Suspense>
        )}
      </Section>
      <Section title="What will happen">
        {helper && type ? (
          <ul className="flex list-disc flex-col gap-1.5 pl-5 text-text-2">
            <li>The payload is checked as any other: what does not fit is refused here, with the place.</li>
            <li>
              It is a message of its own, in a conversation of its own, sent by the application; {recipient} gets it
              {helper.state === "paused" || helper.state === "draining" ? " once it is resumed." : " after what waits there."}
            </li>
            <li>Your name and reason stand in the audit log. It cannot be called back once it is handled.</li>
          </ul>
        ) : (
          <EmptyState>Choose who gets it and of which type it is; the form comes from the type’s schema.</EmptyState>
        )}
      </Section>
    </div>
  );
}
