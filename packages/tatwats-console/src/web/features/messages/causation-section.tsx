import { RelativeTime } from "@tatwats/ui";
import type { MessageAnswer } from "../../../contract/message.ts";
import { MessageLink } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { Way } from "../../parts/way.tsx";
import { causationTree, type CausationNode } from "./causation-tree.ts";
import { DeliveryStates } from "./delivery-states.tsx";

/** Why the message was sent, and what it led to. */
export function CausationSection({ story }: { story: MessageAnswer }) {
  const count = story.causes.length + story.effects.length;
  const aside = count === 0 ? "no causes, no effects" : `${story.causes.length} before, ${story.effects.length} after`;
  return (
    <Section title="Causes and effects" aside={aside}>
      <ul>
        <Branch node={causationTree(story)} root />
      </ul>
    </Section>
  );
}

function Branch({ node, root = false }: { node: CausationNode; root?: boolean }) {
  const { message, current, effects } = node;
  return (
    <li className={root ? undefined : "border-l border-line-strong/60 pl-4"}>
      <div className={`my-0.5 flex flex-wrap items-baseline gap-x-3 rounded-sm px-2 py-1 ${current ? "bg-surface-3" : ""}`}>
        {current ? (
          <span aria-current="true" className="font-[620]">
            {message.type}
          </span>
        ) : (
          <MessageLink id={message.id} className="font-[620]">
            {message.type}
          </MessageLink>
        )}
        <span className="text-text-2">
          <Way {...message} subscribers={message.deliveries.map((delivery) => delivery.recipient)} />
        </span>
        <DeliveryStates deliveries={message.deliveries} />
        <RelativeTime seconds at={message.sentAt} className="text-text-3" />
      </div>
      {effects.length > 0 && (
        <ul className="pl-2.5">
          {effects.map((effect) => (
            <Branch key={effect.message.id} node={effect} />
          ))}
        </ul>
      )}
    </li>
  );
}
