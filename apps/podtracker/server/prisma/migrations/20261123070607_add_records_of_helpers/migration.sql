-- CreateEnum
CREATE TYPE "deck_verdict" AS ENUM ('legal', 'illegal', 'unknown');

-- AlterTable
ALTER TABLE "catalogue" ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "problem" TEXT;

-- CreateTable
CREATE TABLE "deck_check" (
    "deck_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "verdict" "deck_verdict" NOT NULL,
    "problems" JSONB NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "catalogue_as_of" TEXT NOT NULL,
    "catalogue_sha256" TEXT NOT NULL,

    CONSTRAINT "deck_check_pkey" PRIMARY KEY ("deck_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "link" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "keep_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "probe_result" (
    "probe" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "unit" TEXT,

    CONSTRAINT "probe_result_pkey" PRIMARY KEY ("probe","at")
);

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_id_idx" ON "notification"("user_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "notification_user_id_read_at_idx" ON "notification"("user_id", "read_at");

-- CreateIndex
CREATE INDEX "notification_keep_until_idx" ON "notification"("keep_until");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_kind_subject_key" ON "notification"("user_id", "kind", "subject");

-- CreateIndex
CREATE INDEX "probe_result_at_idx" ON "probe_result"("at");

-- CreateIndex
CREATE INDEX "game_archived_at_recorded_at_idx" ON "game"("archived_at", "recorded_at");

-- CreateIndex
CREATE INDEX "pod_invite_expires_at_idx" ON "pod_invite"("expires_at");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "verification_expires_at_idx" ON "verification"("expires_at");

-- AddForeignKey
ALTER TABLE "deck_check" ADD CONSTRAINT "deck_check_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
