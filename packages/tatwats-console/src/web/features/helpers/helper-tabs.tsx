import type { HelperAnswer } from "../../../contract/helper.ts";
import { Tab, Tabs } from "../../parts/tabs.tsx";

export function HelperTabs({ name, helper }: { name: string; helper: HelperAnswer | undefined }) {
  const params = { name };
  return (
    <Tabs label={`Parts of ${name}`}>
      <Tab to="/helpers/$name" params={params}>
        Load
      </Tab>
      <Tab to="/helpers/$name/instances" params={params} count={helper?.instances.length}>
        Instances
      </Tab>
      <Tab to="/helpers/$name/contracts" params={params}>
        Contracts
      </Tab>
      <Tab to="/helpers/$name/schedules" params={params}>
        Schedules
      </Tab>
      <Tab to="/helpers/$name/settings" params={params}>
        Settings
      </Tab>
      <Tab to="/helpers/$name/failures" params={params} count={helper?.deadLetters} amiss>
        Failures
      </Tab>
      <Tab to="/helpers/$name/log" params={params}>
        Log
      </Tab>
    </Tabs>
  );
}
