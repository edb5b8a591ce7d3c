export { type AuditEntry, type AuditFilter, listAuditEntries, readAuditEntry } from "./audit/list-entries.ts";
export { type AuditFacets, auditFacets, type FacetCount } from "./audit/count-facets.ts";
export { relatedEntries } from "./audit/related-entries.ts";
export { adoptSealKey } from "./audit/adopt-key.ts";
export { type AuditFault, auditFaultKinds, type AuditFaultKind } from "./audit/audit-fault.ts";
export type { AuditVerdict, VerifyOptions } from "./audit/audit-verdict.ts";
export { exportAudit, type ExportFormat, exportFormats } from "./audit/export-entries.ts";
export type { AuditSearch } from "./audit/find-entries.ts";
export { checkProof, type InclusionProof, type ProofCheck, proveEntry } from "./audit/prove-entry.ts";
export type { Seal } from "./audit/seal-content.ts";
export { loadSealKey, rotateSealKey } from "./audit/seal-key.ts";
export { type AuditTrust, readAuditTrust } from "./audit/seal-witness.ts";
export { verifyAudit } from "./audit/verify-audit.ts";
export { type AuditOutcome, auditOutcomes, type AuditRecord, writeAuditEntries, writeAuditEntry } from "./audit/write-entry.ts";
export { type Batch, batchStates, type BatchState, listBatches, readBatch } from "./batch/list-batches.ts";
export { batchDeeds, type BatchDeed, type BatchFault } from "./batch/batch-row.ts";
export type { BatchOrder } from "./batch/start-batch.ts";
export type { Database, TransactionalDatabase } from "./database/database.ts";
export { migrateTatwats } from "./database/migrate.ts";
export { fromPgClient, fromPgPool } from "./database/node-postgres.ts";
export { fromPrisma, type PrismaLike } from "./database/prisma.ts";
export { type Fault, TatwatsError, type TatwatsErrorCode } from "./errors.ts";
export type { Component } from "./health/component-status.ts";
export { dropOldFigures, keepHoursForDays, keepMinutesForDays } from "./health/drop-old-figures.ts";
export type { Percentiles } from "./health/histogram.ts";
export { incidentSeverities, type IncidentSeverity } from "./health/incident-rules.ts";
export { type FailureGroup, listFailures } from "./health/list-failures.ts";
export { type Incident, type IncidentFilter, listIncidents, listSilences, type Silence } from "./health/list-incidents.ts";
export { type Bottleneck, readBottleneck } from "./health/read-bottleneck.ts";
export { type Edge, readEdges, type Span } from "./health/read-edges.ts";
export { type EdgeTotal, type FlowCount, type FlowFrames, readEdgeTotals, readFlowFrames } from "./health/read-flow-frames.ts";
export { type Overview, readOverview } from "./health/read-overview.ts";
export {
  type CountedFigure,
  countedFigures,
  type History,
  readHistory,
  readSeries,
  type Series,
  type SeriesQuery,
} from "./health/read-series.ts";
export { readUptime, readUptimeDays, type Uptime, type UptimeDay } from "./health/read-uptime.ts";
export { acknowledgeIncident, endSilence, silence, type SilenceOrder } from "./health/steer-incident.ts";
export {
  type AnyHelper,
  defineHelper,
  type HandlerContext,
  type HealthVerdict,
  type HelperDefinition,
  type ScheduleDefinition,
} from "./helper/define-helper.ts";
export { type HelperLogFilter, type HelperLogLine, listHelperLog } from "./helper/list-helper-log.ts";
export { logLevels, type LogLevel } from "./helper/log-line.ts";
export { type HelperSummary, type InstanceSummary, listHelpers } from "./helper/list-helpers.ts";
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
  type Steering,
  taskStates,
  type TaskState,
  type World,
} from "./interfaces.ts";
export type { MessageSearch } from "./mediator/find-messages.ts";
export { type DeliverySummary, listMessages, type MessageFilter, type MessagePage, type MessageSummary } from "./mediator/list-messages.ts";
export { type MessageStory, readMessage } from "./mediator/read-message.ts";
export { maskPayload } from "./mediator/mask-payload.ts";
export { createTatwats } from "./runtime/create-tatwats.ts";
export type { SendOptions, Steer, Tatwats, TatwatsOptions } from "./runtime/tatwats.ts";
export { dropOldJournal, droppableDays, keepPartitions } from "./mediator/partitions.ts";
export { countDeadLetters, type DeadCount } from "./mediator/count-dead-letters.ts";
export type { DeadFilter } from "./mediator/dead-filter.ts";
export { type DeadGroup, listDeadGroups } from "./mediator/list-dead-groups.ts";
export { type DeadLetter, listDeadLetters } from "./mediator/list-dead-letters.ts";
export { listRoutes, type Route, type RouteName, type RouteRules } from "./mediator/steer-route.ts";
export { type HelperCommand, type HelperLimits } from "./helper/steer-helper.ts";
export { currentSettings, type SettingsInForce } from "./settings/current-settings.ts";
export { listSettingRevisions, type SettingRevision } from "./settings/save-settings.ts";
export { maskSecrets, secretMask } from "./settings/secrets.ts";
export { nextRuns } from "./schedule/next-runs.ts";
export { listSchedules, type ScheduleSummary } from "./schedule/steer-schedule.ts";
export { type Metrics, renderMetrics } from "./telemetry/metrics.ts";
export { type AnyWorkflow, defineWorkflow, type Workflow } from "./workflow/define-workflow.ts";
export { describeWorkflow, type WorkflowDescription } from "./workflow/describe-workflow.ts";
export type { PageOf } from "./database/page.ts";
export { realWorld } from "./runtime/world.ts";
export { listTasks, type TaskFilter, type TaskSummary } from "./task/list-tasks.ts";
export { readTask, type StepStory, type TaskStory } from "./task/read-task.ts";
export type { StartedTask, TaskStart } from "./task/start-task.ts";
