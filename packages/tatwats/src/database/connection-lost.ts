/** Whether an error says that the connection, not the statement, failed: the server ended it, or it was cut. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (
    typeof code === "string" &&
    /^(?:08...|57P0[1-5]|ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/.test(code)
  )
    return true;
  return /connection (?:terminated|was given up)|client has encountered a connection error|timeout exceeded when trying to connect|not queryable/i.test(
    error.message,
  );
}
