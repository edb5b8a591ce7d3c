/** Connections of a pool for the heartbeat: open, of these idle, and callers that wait for one. */
export function poolFigures(pool: { totalCount: number; idleCount: number; waitingCount: number }): Record<string, number> {
  return { poolConnections: pool.totalCount, poolIdle: pool.idleCount, poolWaiting: pool.waitingCount };
}
