import { Tab, Tabs } from "../../parts/tabs.tsx";

export function AuditTabs() {
  return (
    <Tabs label="Audit log and its integrity">
      <Tab to="/audit">Log</Tab>
      <Tab to="/audit/integrity">Integrity</Tab>
    </Tabs>
  );
}
