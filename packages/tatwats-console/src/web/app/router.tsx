import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, retainSearchParams } from "@tanstack/react-router";
import { ToastRegion } from "@tatwats/ui";
import { auditOutcomes, deliveryStates, taskStates } from "../parts/status.ts";
import { Gate } from "./gate.tsx";
import { BrokenPage, NotFoundPage } from "./problem-pages.tsx";
import { parseSearch, readSearch, stringifySearch } from "./search.ts";
import { readTimeSearch, timeSearchNames, type TimeSearch } from "./time-range.ts";

const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <ToastRegion />
    </>
  ),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("../features/accounts/sign-in-page.tsx"), "SignInPage"),
  validateSearch: (search) => readSearch(search, ["next"]),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: "/set-up",
  component: lazyRouteComponent(() => import("../features/accounts/set-up-page.tsx"), "SetUpPage"),
});
const gate = createRoute({
  getParentRoute: () => root,
  id: "gate",
  component: Gate,
  validateSearch: (search: Record<string, unknown>): TimeSearch => readTimeSearch(search),
  // The time that was chosen goes along from page to page.
  search: { middlewares: [retainSearchParams<TimeSearch>([...timeSearchNames])] },
});
const inside = () => gate;

const helper = createRoute({
  getParentRoute: inside,
  path: "/helpers/$name",
  component: lazyRouteComponent(() => import("../features/helpers/helper-page.tsx"), "HelperPage"),
});
const helperTabs = [
  createRoute({
    getParentRoute: () => helper,
    path: "/",
    component: lazyRouteComponent(() => import("../features/helpers/load/load-tab.tsx"), "LoadTab"),
  }),
  createRoute({
    getParentRoute: () => helper,
    path: "/instances",
    component: lazyRouteComponent(() => import("../features/helpers/instances/instances-tab.tsx"), "InstancesTab"),
  }),
  createRoute({
    getParentRoute: () => helper,
    path: "/contracts",
    component: lazyRouteComponent(() => import("../features/helpers/contracts/contracts-tab.tsx"), "ContractsTab"),
  }),
  createRoute({
    getParentRoute: () => helper,
    path: "/schedules",
    component: lazyRouteComponent(() => import("../features/helpers/schedules-tab.tsx"), "SchedulesTab"),
  }),
  createRoute({
    getParentRoute: () => helper,
    path: "/settings",
    component: lazyRouteComponent(() => import("../features/helpers/settings/settings-tab.tsx"), "SettingsTab"),
  }),
  createRoute({
    getParentRoute: () => helper,
    path: "/failures",
    component: lazyRouteComponent(() => import("../features/helpers/failures-tab.tsx"), "FailuresTab"),
  }),
  createRoute({
    getParentRoute: () => helper,
    path: "/log",
    component: lazyRouteComponent(() => import("../features/helpers/log/log-tab.tsx"), "LogTab"),
    validateSearch: (search) => readSearch(search, ["level"], { level: ["warn", "error"] }),
  }),
] as const;

const pages = [
  createRoute({
    getParentRoute: inside,
    path: "/",
    component: lazyRouteComponent(() => import("../features/overview/overview-page.tsx"), "OverviewPage"),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/helpers",
    component: lazyRouteComponent(() => import("../features/helpers/helpers-page.tsx"), "HelpersPage"),
    validateSearch: (search) => readSearch(search, ["sort"]),
  }),
  helper.addChildren(helperTabs),
  createRoute({
    getParentRoute: inside,
    path: "/messages",
    component: lazyRouteComponent(() => import("../features/messages/messages-page.tsx"), "MessagesPage"),
    validateSearch: (search) =>
      readSearch(search, ["sender", "recipient", "type", "state", "conversation", "fingerprint", "q"], { state: deliveryStates }),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/messages/flow",
    component: lazyRouteComponent(() => import("../features/messages/flow-page.tsx"), "FlowPage"),
    validateSearch: (search) => readSearch(search, ["view", "chosen"]),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/messages/dead-letters",
    component: lazyRouteComponent(() => import("../features/messages/dead-letters-page.tsx"), "DeadLettersPage"),
    validateSearch: (search) => readSearch(search, ["recipient", "type", "fingerprint", "batch"]),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/messages/send",
    component: lazyRouteComponent(() => import("../features/messages/send-page.tsx"), "SendPage"),
    validateSearch: (search) => readSearch(search, ["recipient", "type"]),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/messages/$id",
    component: lazyRouteComponent(() => import("../features/messages/message-page.tsx"), "MessagePage"),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/tasks",
    component: lazyRouteComponent(() => import("../features/tasks/tasks-page.tsx"), "TasksPage"),
    validateSearch: (search) => readSearch(search, ["state", "workflow", "helper", "q"], { state: taskStates }),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/tasks/workflows",
    component: lazyRouteComponent(() => import("../features/tasks/workflows/workflows-page.tsx"), "WorkflowsPage"),
    validateSearch: (search) => readSearch(search, ["start"]),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/tasks/schedules",
    component: lazyRouteComponent(() => import("../features/schedules/schedules-page.tsx"), "SchedulesPage"),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/tasks/$id",
    component: lazyRouteComponent(() => import("../features/tasks/task-page.tsx"), "TaskPage"),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/audit",
    component: lazyRouteComponent(() => import("../features/audit/audit-page.tsx"), "AuditPage"),
    validateSearch: (search) =>
      readSearch(search, ["q", "actor", "action", "target", "outcome", "address", "conversation", "entry"], { outcome: auditOutcomes }),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/audit/integrity",
    component: lazyRouteComponent(() => import("../features/audit/integrity/integrity-page.tsx"), "IntegrityPage"),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/audit/$id",
    component: lazyRouteComponent(() => import("../features/audit/audit-entry-page.tsx"), "AuditEntryPage"),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/users",
    component: lazyRouteComponent(() => import("../features/users/users-page.tsx"), "UsersPage"),
    validateSearch: (search) => readSearch(search, ["q", "role"], { role: ["viewer", "operator", "admin", "any", "none"] }),
  }),
  createRoute({
    getParentRoute: inside,
    path: "/mails",
    component: lazyRouteComponent(() => import("../features/mails/mails-page.tsx"), "MailsPage"),
    validateSearch: (search) => readSearch(search, ["q", "mail"]),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, setUp, gate.addChildren(pages)]),
  basepath: "/console",
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: BrokenPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
