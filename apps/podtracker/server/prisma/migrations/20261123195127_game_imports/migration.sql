-- AlterTable
ALTER TABLE "game" ADD COLUMN     "import_id" UUID,
ADD COLUMN     "import_key" TEXT;

-- AlterTable
ALTER TABLE "pod_member" ADD COLUMN     "import_id" UUID;

-- CreateTable
CREATE TABLE "game_import" (
    "id" UUID NOT NULL,
    "pod_id" UUID NOT NULL,
    "imported_by_id" UUID,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "games" INTEGER NOT NULL,
    "guests" INTEGER NOT NULL,
    "first_played_at" TIMESTAMPTZ(3) NOT NULL,
    "last_played_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "game_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "game_import_pod_id_imported_at_id_idx" ON "game_import"("pod_id", "imported_at", "id");

-- CreateIndex
CREATE INDEX "game_import_imported_by_id_idx" ON "game_import"("imported_by_id");

-- CreateIndex
CREATE INDEX "game_import_id_idx" ON "game"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "game_pod_id_import_key_key" ON "game"("pod_id", "import_key");

-- CreateIndex
CREATE INDEX "pod_member_import_id_idx" ON "pod_member"("import_id");

-- AddForeignKey
ALTER TABLE "pod_member" ADD CONSTRAINT "pod_member_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "game_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "game" ADD CONSTRAINT "game_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "game_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "game_import" ADD CONSTRAINT "game_import_pod_id_fkey" FOREIGN KEY ("pod_id") REFERENCES "pod"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "game_import" ADD CONSTRAINT "game_import_imported_by_id_fkey" FOREIGN KEY ("imported_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
