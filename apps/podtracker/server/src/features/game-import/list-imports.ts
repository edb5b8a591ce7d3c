import { Prisma } from "../../generated/client.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { beyondTime, decodeTimeCursor, pageByTime } from "../../platform/http/time-cursor.ts";
import { batchShape, readBatchRows } from "./batch-rows.ts";

/** What was imported into the pod, the latest first. */
export const listImports: Handler<"listImports"> = async ({ sql, params, query }) => {
  const rows = await readBatchRows(
    sql,
    Prisma.sql`i.pod_id = ${params.podId}::uuid
      ${beyondTime(Prisma.sql`i.imported_at, i.id`, decodeTimeCursor(query.cursor, "imports"))}
      order by i.imported_at desc, i.id desc limit ${query.limit + 1}`,
  );
  const { items, nextCursor } = pageByTime("imports", rows, query.limit, (row) => row.importedAt);
  return { items: items.map(batchShape), nextCursor };
};
