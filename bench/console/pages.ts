import type { Samples } from "./measure/samples.ts";

/** A page of the console as a visitor knows it. */
export interface ConsolePage {
  name: string;
  /** After `/console`. */
  path: string;
  /** What is only there once its answers are: CSS, within the page's main part. */
  content: string;
  /** Where it is gone to from, and the link that is clicked there; none for pages that are only looked at for accessibility. */
  from?: { path: string; link: string };
}

const name = "the_librarian";
const rows = "tbody tr td";
const navigation = (word: string) => `nav[aria-label="Pages"] a:has-text("${word}")`;
const tab = (path: string) => `main a[href^="/console${path}"]`;

/** What must stand within a second. */
export function measuredPages(samples: Samples): ConsolePage[] {
  const helper = `/helpers/${name}`;
  const [message, task] = [samples.deadMessages.at(-1)!, samples.workflows.at(-1)!];
  const helperTab = (title: string, part: string, content: string): ConsolePage => ({
    name: `a helper's ${title}`,
    path: `${helper}/${part}`,
    content,
    from: { path: helper, link: tab(`${helper}/${part}`) },
  });
  return [
    { name: "overview", path: "/", content: "dl[aria-label=Figures] dd", from: { path: "/tasks", link: navigation("Overview") } },
    { name: "helpers", path: "/helpers", content: rows, from: { path: "/", link: navigation("Helpers") } },
    { name: "a helper's load", path: helper, content: "figure canvas", from: { path: "/helpers", link: tab(helper) } },
    helperTab("instances", "instances", "table caption, [class*=empty], p"),
    helperTab("contracts", "contracts", "section[aria-label] h2"),
    helperTab("schedules", "schedules", rows),
    helperTab("settings", "settings", "form input, input"),
    helperTab("failures", "failures", "article h2, p"),
    helperTab("log", "log", "[role=log] > div > div"),
    { name: "flow", path: "/messages/flow", content: ".react-flow__node", from: { path: "/messages", link: tab("/messages/flow") } },
    { name: "messages", path: "/messages", content: rows, from: { path: "/", link: navigation("Messages") } },
    {
      name: "dead letters",
      path: "/messages/dead-letters",
      content: "article h2",
      from: { path: "/messages", link: tab("/messages/dead-letters") },
    },
    {
      name: "one message",
      path: `/messages/${message}`,
      content: "article ol li",
      from: { path: "/messages", link: "main tbody a[href*='/messages/']" },
    },
    { name: "tasks", path: "/tasks", content: rows, from: { path: "/", link: navigation("Tasks") } },
    { name: "one task", path: `/tasks/${task}`, content: rows, from: { path: "/tasks", link: "main tbody a[href*='/tasks/']" } },
    { name: "audit", path: "/audit", content: rows, from: { path: "/", link: navigation("Audit") } },
    { name: "integrity", path: "/audit/integrity", content: ".seal-to-print dd", from: { path: "/audit", link: tab("/audit/integrity") } },
    { name: "users", path: "/users", content: rows, from: { path: "/", link: navigation("Users") } },
  ];
}

/** The others, which are judged for accessibility with those. */
export function allPages(samples: Samples): ConsolePage[] {
  return [
    ...measuredPages(samples),
    { name: "send", path: "/messages/send", content: "form, select, [role=combobox], input" },
    { name: "workflows", path: "/tasks/workflows", content: "p, section" },
    { name: "schedules", path: "/tasks/schedules", content: rows },
    { name: "an audit entry", path: `/audit/${samples.deaths.at(-1)!}`, content: "dl dd" },
    { name: "an entry beside the log", path: `/audit?entry=${samples.deaths.at(-1)!}`, content: "dl dd" },
    { name: "mails", path: "/mails", content: rows },
  ];
}
