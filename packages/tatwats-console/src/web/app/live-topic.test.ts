import { expect, test } from "vitest";
import { topicOf } from "./live-topic.ts";

test.each([
  ["/api/ops/overview", "overview"],
  ["/api/ops/overview/history", undefined],
  ["/api/ops/incidents", "overview"],
  ["/api/ops/helpers/the_author/settings", "helper"],
  ["/api/ops/helpers/the_author/history", undefined],
  ["/api/ops/messages", "message"],
  ["/api/ops/audit", "audit"],
  ["/api/ops/users", undefined],
])("%s is refreshed by frames of %s", (path, topic) => {
  expect(topicOf(path)).toBe(topic);
});
