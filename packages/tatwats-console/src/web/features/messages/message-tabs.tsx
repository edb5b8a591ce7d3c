import type { OverviewAnswer } from "../../../contract/overview.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Tab, Tabs } from "../../parts/tabs.tsx";

/** The parts of the page of messages. */
export function MessageTabs() {
  const { data } = useLiveAnswer<OverviewAnswer>("/api/ops/overview");
  const dead = data?.figures["deadLetters"];
  return (
    <Tabs label="Message flow">
      <Tab to="/messages/flow">Flow</Tab>
      <Tab to="/messages">Messages</Tab>
      <Tab to="/messages/dead-letters" count={typeof dead === "number" ? dead : undefined} amiss>
        Dead letters
      </Tab>
      <Tab to="/messages/send">Send</Tab>
    </Tabs>
  );
}
