import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { SqlCall, SqlHandler } from "../../platform/http/route-handlers.ts";
import { updatePodSums } from "../../helpers/the-archivist/pod-sums.ts";
import { nameOf } from "../chat/names-in-text.ts";
import { tellPod } from "../chat/tell-pod.ts";
import { batchShape, readBatchRows } from "./batch-rows.ts";
import { gamesInWords, readPodName } from "./import-words.ts";

/**
 * Takes a whole import back: its games as they now are, corrected and voided ones too, and the guests that came with it and
 * are nowhere else. Who claimed such a guest's games stays in the pod, without those games.
 */
export const undoImport: SqlHandler<"undoImport"> = {
  async inSql(call) {
    const { sql, params, member, now, announce, audit } = call;
    const { podId, batchId } = params;
    await ask(sql, Prisma.sql`select 1 from pod where id = ${podId}::uuid for no key update`);
    const which = Prisma.sql`i.id = ${batchId}::uuid and i.pod_id = ${podId}::uuid`;
    const [batch] = await readBatchRows(sql, which);
    if (!batch) throw new AppError("not-found", "This pod has no such import.");
    if (batch.undoneAt) return batchShape(batch);
    await ask(sql, Prisma.sql`update game_import set undone_at = ${now} where id = ${batchId}::uuid`);
    await ask(sql, Prisma.sql`delete from game where import_id = ${batchId}::uuid`);
    const guests = await removeGuests(sql, podId);
    await updatePodSums(sql, podId);
    await tellPod(
      call,
      podId,
      `${nameOf(member.id)} undid the import of ${gamesInWords(batch.games, batch.firstPlayedAt, batch.lastPlayedAt)}.`,
    );
    const target = { kind: "import", id: batchId, name: await readPodName(sql, podId) };
    await audit({ action: "import.undone", target, detail: { podId, games: batch.games, changed: batch.changed, guests } });
    announce(`pod:${podId}`, "pod:changed", { podId });
    return batchShape({ ...batch, changed: 0, undoneAt: now });
  },
};

/** Guests who came with an import that is undone and sit in no game any more, by this import or another. @returns how many */
async function removeGuests(sql: SqlCall["sql"], podId: string): Promise<number> {
  const rows = await ask(
    sql,
    Prisma.sql`
      delete from pod_member m where m.pod_id = ${podId}::uuid and m.user_id is null
        and m.import_id in (select i.id from game_import i where i.pod_id = ${podId}::uuid and i.undone_at is not null)
        and not exists (select 1 from game_seat s where s.member_id = m.id)
        and not exists (select 1 from guest_claim c where c.guest_id = m.id and c.accepted_at is not null and c.undone_at is null)
      returning m.id`,
  );
  return rows.length;
}
