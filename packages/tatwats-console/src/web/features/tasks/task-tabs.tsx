import { Tab, Tabs } from "../../parts/tabs.tsx";

export function TaskTabs() {
  return (
    <Tabs label="Tasks, workflows and schedules">
      <Tab to="/tasks">Tasks</Tab>
      <Tab to="/tasks/workflows">Workflows</Tab>
      <Tab to="/tasks/schedules">Schedules</Tab>
    </Tabs>
  );
}
