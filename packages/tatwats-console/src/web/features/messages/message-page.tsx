import { getRouteApi, Link } from "@tanstack/react-router";
import { RelativeTime } from "@tatwats/ui";
import type { MessageAnswer } from "../../../contract/message.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { Facts } from "../../parts/facts.tsx";
import { shortId } from "../../parts/format-figure.ts";
import { JsonView } from "../../parts/json-view.tsx";
import { ConversationLink, HelperLink, MessageLink, TaskLink } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { RelatedEntries } from "../audit/related-entries.tsx";
import { CausationSection } from "./causation-section.tsx";
import { DeliveriesSection } from "./deliveries-section.tsx";
import { MessageTabs } from "./message-tabs.tsx";
import { SequenceSection } from "./sequence-section.tsx";

const route = getRouteApi("/gate/messages/$id");

export function MessagePage() {
  const { id } = route.useParams();
  const message = useLiveAnswer<MessageAnswer>(`/api/ops/messages/${encodeURIComponent(id)}`);
  const type = message.data?.type;
  return (
    <Page
      title={type ?? `Message ${shortId(id)}`}
      parent={<Link to="/messages">Messages</Link>}
      beside={<code className="font-mono text-xs text-text-3">{id}</code>}
      tabs={<MessageTabs />}
      source={message}
    >
      <Answered query={message} what={`message ${shortId(id)}`}>
        {(story) => (
          <div className="grid items-start gap-3.5 xl:grid-cols-[1.35fr_1fr]">
            <div className="flex min-w-0 flex-col gap-3.5">
              <DeliveriesSection story={story} />
              <CausationSection story={story} />
              {story.causes.length + story.effects.length > 0 && <SequenceSection story={story} />}
              <RelatedEntries conversationId={story.conversationId} />
            </div>
            <div className="flex min-w-0 flex-col gap-3.5">
              <EnvelopeSection story={story} />
              <Section title="Payload">
                <JsonView label="Payload" value={story.payload} />
              </Section>
            </div>
          </div>
        )}
      </Answered>
    </Page>
  );
}

function EnvelopeSection({ story }: { story: MessageAnswer }) {
  const delayed = story.dueAt > story.sentAt;
  return (
    <Section title="Envelope">
      <Facts
        facts={[
          ["Sender", <HelperLink key="sender" name={story.sender} className="font-[620]" />],
          [
            "Recipient",
            story.recipient ? <HelperLink key="recipient" name={story.recipient} className="font-[620]" /> : "all who subscribe",
          ],
          ["Sent", <RelativeTime seconds key="sent" at={story.sentAt} />],
          ["Due", delayed ? <RelativeTime seconds key="due" at={story.dueAt} /> : null],
          ["Expires", story.expiresAt && <RelativeTime seconds key="expires" at={story.expiresAt} />],
          ["Task", story.taskId ? <TaskLink key="task" id={story.taskId} /> : "none"],
          ["Conversation", <ConversationLink key="conversation" id={story.conversationId} />],
          ["Caused by", story.causationId ? <MessageLink key="cause" id={story.causationId} /> : "no other message"],
          [
            "Key",
            story.key && (
              <code key="key" className="font-mono text-xs">
                {story.key}
              </code>
            ),
          ],
          ["Priority", story.priority === 0 ? null : story.priority],
        ]}
      />
    </Section>
  );
}
