import { createRootRoute, createRoute, createRouter, Outlet } from "@tanstack/react-router";
import { ToastRegion } from "@tatwats/ui";
import { AuditEntryPage } from "../features/audit/audit-entry-page.tsx";
import { AuditPage } from "../features/audit/audit-page.tsx";
import { SetUpPage } from "../features/accounts/set-up-page.tsx";
import { SignInPage } from "../features/accounts/sign-in-page.tsx";
import { HelperPage } from "../features/helpers/helper-page.tsx";
import { HelpersPage } from "../features/helpers/helpers-page.tsx";
import { MessagePage } from "../features/messages/message-page.tsx";
import { MessagesPage } from "../features/messages/messages-page.tsx";
import { OverviewPage } from "../features/overview/overview-page.tsx";
import { TaskPage } from "../features/tasks/task-page.tsx";
import { TasksPage } from "../features/tasks/tasks-page.tsx";
import { auditOutcomes, deliveryStates, taskStates } from "../parts/status.ts";
import { Gate } from "./gate.tsx";
import { BrokenPage, NotFoundPage } from "./problem-pages.tsx";
import { parseSearch, readSearch, stringifySearch } from "./search.ts";
import { timeRangeNames } from "./time-range.ts";

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
  component: SignInPage,
  validateSearch: (search) => readSearch(search, ["next"]),
});
const setUp = createRoute({ getParentRoute: () => root, path: "/set-up", component: SetUpPage });
const gate = createRoute({ getParentRoute: () => root, id: "gate", component: Gate });
const inside = () => gate;

const pages = [
  createRoute({ getParentRoute: inside, path: "/", component: OverviewPage }),
  createRoute({ getParentRoute: inside, path: "/helpers", component: HelpersPage }),
  createRoute({ getParentRoute: inside, path: "/helpers/$name", component: HelperPage }),
  createRoute({
    getParentRoute: inside,
    path: "/messages",
    component: MessagesPage,
    validateSearch: (search) =>
      readSearch(search, ["sender", "recipient", "type", "state", "conversation", "q", "within"], {
        state: deliveryStates,
        within: timeRangeNames,
      }),
  }),
  createRoute({ getParentRoute: inside, path: "/messages/$id", component: MessagePage }),
  createRoute({
    getParentRoute: inside,
    path: "/tasks",
    component: TasksPage,
    validateSearch: (search) => readSearch(search, ["state", "workflow", "helper", "q"], { state: taskStates }),
  }),
  createRoute({ getParentRoute: inside, path: "/tasks/$id", component: TaskPage }),
  createRoute({
    getParentRoute: inside,
    path: "/audit",
    component: AuditPage,
    validateSearch: (search) =>
      readSearch(search, ["q", "actor", "action", "target", "outcome", "conversation", "within", "entry"], {
        outcome: auditOutcomes,
        within: timeRangeNames,
      }),
  }),
  createRoute({ getParentRoute: inside, path: "/audit/$id", component: AuditEntryPage }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, setUp, gate.addChildren(pages)]),
  basepath: "/console",
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: BrokenPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
