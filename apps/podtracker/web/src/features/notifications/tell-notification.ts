import type { Notification } from "@podtracker/contract";

export interface Told {
  /** What happened, in a sentence of its own. */
  title: string;
  /** What more there is to know at a glance; null where the sentence says all. */
  detail: string | null;
}

/** A notification's facts in words. */
export function tellNotification(notification: Notification): Told {
  switch (notification.kind) {
    case "pod-joined": {
      const { name, podName } = notification.facts;
      return { title: `${name} joined ${podName}`, detail: null };
    }
    case "invite-used": {
      const { name, podName } = notification.facts;
      return { title: `${name} joined ${podName}`, detail: "By your invite" };
    }
    case "mentioned": {
      const { name, podName, text } = notification.facts;
      return { title: `${name} mentioned you in ${podName}`, detail: text };
    }
    case "recap-posted": {
      const { podName, outcome, winners } = notification.facts;
      const names = new Intl.ListFormat("en-GB").format(winners);
      const ended = outcome === "win" ? `${names} won` : winners.length > 0 ? `A draw between ${names}` : "A draw";
      return { title: `A game of yours in ${podName} is recorded`, detail: ended };
    }
    case "corrections": {
      const { podName, name, change, reason } = notification.facts;
      return { title: `${name} ${change} a game of yours in ${podName}`, detail: reason };
    }
    case "deck-illegal": {
      const { deckName, problems } = notification.facts;
      const [first] = problems;
      const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : "";
      return { title: `${deckName} no longer keeps to the rules`, detail: first ? `${first.detail}${more}` : null };
    }
  }
}
