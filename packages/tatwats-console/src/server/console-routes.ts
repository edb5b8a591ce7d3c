import type { ConsoleRole } from "../contract/operator.ts";
import { auditRoutes } from "./routes/audit-routes.ts";
import { helperRoutes } from "./routes/helper-routes.ts";
import { messageRoutes } from "./routes/message-routes.ts";
import { overviewRoutes } from "./routes/overview-routes.ts";
import { taskRoutes } from "./routes/task-routes.ts";

/** Every route of the console with its handler; the plugin registers these and no others. */
export const routeDefinitions = [...overviewRoutes, ...helperRoutes, ...messageRoutes, ...taskRoutes, ...auditRoutes];

/** The same for tests of who may do what: method, address with `:name` for its variables, least role. */
export const consoleRoutes: readonly { method: "GET" | "POST"; url: string; role: ConsoleRole }[] = routeDefinitions.map(
  ({ method, url, role }) => ({ method, url, role }),
);
