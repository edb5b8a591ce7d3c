import type { LiveTopic } from "../../contract/live-frame.ts";

const topics: [prefix: string, topic: LiveTopic][] = [
  ["/api/ops/overview/", "overview"],
  ["/api/ops/incidents", "overview"],
  ["/api/ops/helpers", "helper"],
  ["/api/ops/schedules", "helper"],
  ["/api/ops/routes", "helper"],
  ["/api/ops/messages", "message"],
  ["/api/ops/tasks", "task"],
  ["/api/ops/audit", "audit"],
];

/** Figures over time and counts of the whole: they are asked for at their own pace, not at each frame. */
const slow = /\/(history|uptime-days|failures|facets|frames)$/;

/** The topic whose frames say that an answer may have changed; undefined for answers that only time changes. */
export function topicOf(path: string): LiveTopic | undefined {
  if (slow.test(path)) return undefined;
  if (path === "/api/ops/overview") return "overview";
  return topics.find(([prefix]) => path.startsWith(prefix))?.[1];
}
