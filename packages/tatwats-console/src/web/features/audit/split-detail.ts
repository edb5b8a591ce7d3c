export interface SplitDetail {
  /** What a thing was, and what it became; undefined for entries that change nothing. */
  change: { before: unknown; after: unknown } | undefined;
  /** Why, as the one who did it said. */
  reason: string | undefined;
  rest: Record<string, unknown>;
}

/** An entry's detail in the parts that are shown each in its way. */
export function splitDetail(detail: Record<string, unknown>): SplitDetail {
  const { before, after, reason, ...others } = detail;
  const hasChange = before !== undefined && after !== undefined;
  const said = typeof reason === "string" && reason !== "" ? reason : undefined;
  return {
    change: hasChange ? { before, after } : undefined,
    reason: said,
    rest: {
      ...others,
      ...(!hasChange && before !== undefined && { before }),
      ...(!hasChange && after !== undefined && { after }),
      ...(!said && reason !== undefined && { reason }),
    },
  };
}
