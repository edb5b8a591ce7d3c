export { type AuditEntry, type AuditFilter, listAuditEntries, readAuditEntry } from "./audit/list-entries.ts";
export { type AuditFault, type AuditVerdict, verifyAudit } from "./audit/verify-audit.ts";
export { type AuditOutcome, auditOutcomes, type AuditRecord, writeAuditEntry } from "./audit/write-entry.ts";
export type { Database, TransactionalDatabase } from "./database/database.ts";
export { migrateTatwats } from "./database/migrate.ts";
export { fromPgClient, fromPgPool } from "./database/node-postgres.ts";
export { fromPrisma, type PrismaLike } from "./database/prisma.ts";
export { type Fault, TatwatsError, type TatwatsErrorCode } from "./errors.ts";
export type { Component } from "./health/component-status.ts";
export { type Overview, type Percentiles, readOverview } from "./health/read-overview.ts";
export { type AnyHelper, defineHelper, type HandlerContext, type HelperDefinition } from "./helper/define-helper.ts";
export { type HelperSummary, listHelpers } from "./helper/list-helpers.ts";
export {
  type Actor,
  componentStatuses,
  type ComponentStatus,
  deliveryStates,
  type DeliveryState,
  instanceStates,
  type InstanceState,
  type Logger,
  type Message,
  taskStates,
  type TaskState,
  type World,
} from "./interfaces.ts";
export { listMessages, type MessageFilter, type MessageSummary } from "./mediator/list-messages.ts";
export { type MessageStory, readMessage } from "./mediator/read-message.ts";
export { createTatwats, type SendOptions, type Tatwats, type TatwatsOptions } from "./runtime/create-tatwats.ts";
export type { PageOf } from "./database/page.ts";
export { realWorld } from "./runtime/world.ts";
export { listTasks, readTask, type TaskFilter, type TaskSummary } from "./task/list-tasks.ts";
export type { StartedTask, TaskStart } from "./task/start-task.ts";
