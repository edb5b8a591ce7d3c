import type { ConsoleRole } from "../contract/operator.ts";
import type { ConsoleMethod } from "./console-route.ts";
import { auditRoutes } from "./routes/audit-routes.ts";
import { deadLetterRoutes } from "./routes/dead-letter-routes.ts";
import { flowRoutes } from "./routes/flow-routes.ts";
import { helperRoutes } from "./routes/helper-routes.ts";
import { incidentRoutes } from "./routes/incident-routes.ts";
import { messageRoutes } from "./routes/message-routes.ts";
import { overviewRoutes } from "./routes/overview-routes.ts";
import { peopleRoutes } from "./routes/people-routes.ts";
import { routeRoutes } from "./routes/route-routes.ts";
import { scheduleRoutes } from "./routes/schedule-routes.ts";
import { settingRoutes } from "./routes/setting-routes.ts";
import { taskRoutes } from "./routes/task-routes.ts";

/** Every route of the console with its handler; the plugin registers these and no others. */
export const routeDefinitions = [
  ...overviewRoutes,
  ...incidentRoutes,
  ...helperRoutes,
  ...settingRoutes,
  ...scheduleRoutes,
  ...messageRoutes,
  ...flowRoutes,
  ...deadLetterRoutes,
  ...routeRoutes,
  ...taskRoutes,
  ...auditRoutes,
  ...peopleRoutes,
];

/** The same for tests of who may do what: method, address with `:name` for its variables, least role. */
export const consoleRoutes: readonly { method: ConsoleMethod; url: string; role: ConsoleRole }[] = routeDefinitions.map(
  ({ method, url, role }) => ({ method, url, role }),
);
