export { type ConsoleRole, consoleRoles, type Operator } from "../contract/operator.ts";
export { ConsoleError, type ConsoleErrorCode } from "./console-error.ts";
export type { ConsoleOptions, PageOf, PeopleDesk } from "./console-options.ts";
export { tatwatsConsole } from "./console-plugin.ts";
export { consoleRoutes } from "./console-routes.ts";
