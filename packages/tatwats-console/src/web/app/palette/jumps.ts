export interface Jump {
  title: string;
  /** Within the console. */
  href: string;
  /** Other words that it is found by. */
  words?: string[];
}

/** Everywhere that can be gone to without knowing a name. */
export const jumps: Jump[] = [
  { title: "Overview", href: "/", words: ["status", "incidents", "uptime"] },
  { title: "Helpers", href: "/helpers", words: ["workers", "instances"] },
  { title: "Message flow", href: "/messages/flow", words: ["graph", "live", "stuck", "bottleneck"] },
  { title: "Messages", href: "/messages" },
  { title: "Dead letters", href: "/messages/dead-letters", words: ["redrive", "discard", "failed messages"] },
  { title: "Send a message", href: "/messages/send" },
  { title: "Tasks", href: "/tasks" },
  { title: "Failed tasks", href: "/tasks?state=failed" },
  { title: "Running tasks", href: "/tasks?state=running" },
  { title: "Workflows", href: "/tasks/workflows", words: ["start"] },
  { title: "Schedules", href: "/tasks/schedules", words: ["cron"] },
  { title: "Audit log", href: "/audit", words: ["activity", "who did what"] },
  { title: "Refused in the audit log", href: "/audit?outcome=refused" },
  { title: "Integrity of the audit log", href: "/audit/integrity", words: ["verify", "seal", "proof", "retention"] },
  { title: "Kept mails", href: "/mails", words: ["e-mail"] },
];

/** Only for administrators. */
export const adminJumps: Jump[] = [{ title: "Users & roles", href: "/users", words: ["people", "accounts"] }];

const tabs = ["instances", "contracts", "schedules", "settings", "failures", "log"];

export function helperJumps(name: string): Jump[] {
  const href = `/helpers/${encodeURIComponent(name)}`;
  return [
    { title: name, href, words: ["load"] },
    ...tabs.map((tab) => ({ title: `${name}: ${tab}`, href: `${href}/${tab}` })),
    { title: `${name}: messages to it`, href: `/messages?recipient=${encodeURIComponent(name)}` },
  ];
}
