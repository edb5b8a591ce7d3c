import { type NotificationKind, notificationKinds } from "@podtracker/contract";
import { Card, showToast, Switch } from "@tatwats/ui";
import { Page } from "../../app/page.tsx";
import { useMe, useUpdateMe } from "./me.ts";
import { toMore } from "./to-more.ts";

const words: Record<NotificationKind, { label: string; hint: string }> = {
  mentioned: { label: "Somebody calls my name", hint: "In a pod’s chat, by @ and my name" },
  "recap-posted": { label: "A game of mine is recorded", hint: "By somebody else at the table" },
  corrections: { label: "A game of mine is corrected", hint: "Or voided, or restored, by somebody else" },
  "pod-joined": { label: "Somebody joins a pod of mine", hint: "By an invite that was not mine" },
  "invite-used": { label: "Somebody uses an invite of mine", hint: "And so joins the pod" },
  "deck-illegal": { label: "A deck of mine becomes illegal", hint: "By a ban, or a change of the rules" },
};

/** What I want to be told of; each switch holds at once. */
export function WantedNotificationsPage() {
  const me = useMe();
  const update = useUpdateMe();

  function want(kind: NotificationKind, wanted: boolean) {
    const others = me.muted.filter((each) => each !== kind);
    update.mutate(
      { muted: wanted ? others : [...others, kind] },
      { onError: () => showToast({ text: "That could not be saved. Try again.", tone: "bad" }) },
    );
  }

  return (
    <Page title="Notifications" subtitle="What you are told of, under News" back={toMore} width="narrow">
      <Card flush className="divide-y divide-line">
        {notificationKinds
          .toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
          .map((kind) => (
            <Switch
              key={kind}
              {...words[kind]}
              checked={!me.muted.includes(kind)}
              onCheckedChange={(wanted) => want(kind, wanted)}
              className="px-4"
            />
          ))}
      </Card>
    </Page>
  );
}

const order = Object.keys(words);
