import type { Services } from "../../platform/services.ts";

/** What somebody did to the record of games and at their tables: their own deeds alone, whatever pod they were in. */
export async function collectGameDeeds({ prisma }: Pick<Services, "prisma">, userId: string) {
  const imports = await prisma.gameImport.findMany({
    where: { importedById: userId },
    orderBy: [{ importedAt: "asc" }, { id: "asc" }],
    omit: { importedById: true },
  });
  const changes = await prisma.gameRevision.findMany({
    where: { userId },
    orderBy: [{ at: "asc" }, { gameId: "asc" }, { revision: "asc" }],
    select: { gameId: true, revision: true, kind: true, at: true, reason: true },
  });
  const counted = await prisma.gameEvent.findMany({
    where: { userId },
    orderBy: [{ receivedAt: "asc" }, { gameId: "asc" }, { seq: "asc" }],
    select: { gameId: true, seq: true, type: true, facts: true, at: true, receivedAt: true },
  });
  return { imports, changes, counted };
}
