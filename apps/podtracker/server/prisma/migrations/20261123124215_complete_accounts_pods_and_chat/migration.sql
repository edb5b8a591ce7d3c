-- CreateEnum
CREATE TYPE "theme" AS ENUM ('dark', 'light', 'system');

-- DropForeignKey
ALTER TABLE "game" DROP CONSTRAINT "game_recorded_by_id_fkey";

-- AlterTable
ALTER TABLE "chat_message" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "mentions" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "deck" ADD COLUMN     "notes" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "share_code" TEXT;

-- AlterTable
ALTER TABLE "game" ALTER COLUMN "recorded_by_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "pod" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "colors" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "pod_member" ADD COLUMN     "read_up_to" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "avatar" TEXT,
ADD COLUMN     "muted" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "theme" "theme" NOT NULL DEFAULT 'dark',
ADD COLUMN     "time_zone" TEXT;

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "public_key" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "device_type" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "transports" TEXT,
    "created_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "aaguid" TEXT,

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "deck_change" (
    "deck_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changes" JSONB NOT NULL,

    CONSTRAINT "deck_change_pkey" PRIMARY KEY ("deck_id","revision")
);

-- CreateTable
CREATE TABLE "guest_claim" (
    "code" TEXT NOT NULL,
    "pod_id" UUID NOT NULL,
    "guest_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "claimer_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "seats" JSONB,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "guest_claim_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "chat_reaction" (
    "message_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "emoji" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_reaction_pkey" PRIMARY KEY ("message_id","user_id","emoji")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_user_id_idx" ON "passkey"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_failure_last_at_idx" ON "sign_in_failure"("last_at");

-- CreateIndex
CREATE INDEX "guest_claim_pod_id_accepted_at_idx" ON "guest_claim"("pod_id", "accepted_at");

-- CreateIndex
CREATE INDEX "guest_claim_guest_id_idx" ON "guest_claim"("guest_id");

-- CreateIndex
CREATE INDEX "guest_claim_claimer_id_idx" ON "guest_claim"("claimer_id");

-- CreateIndex
CREATE INDEX "chat_reaction_user_id_idx" ON "chat_reaction"("user_id");

-- CreateIndex
CREATE INDEX "chat_message_author_id_idx" ON "chat_message"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "deck_share_code_key" ON "deck"("share_code");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deck_change" ADD CONSTRAINT "deck_change_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_claim" ADD CONSTRAINT "guest_claim_pod_id_fkey" FOREIGN KEY ("pod_id") REFERENCES "pod"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_claim" ADD CONSTRAINT "guest_claim_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "pod_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_claim" ADD CONSTRAINT "guest_claim_claimer_id_fkey" FOREIGN KEY ("claimer_id") REFERENCES "pod_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "game" ADD CONSTRAINT "game_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_reaction" ADD CONSTRAINT "chat_reaction_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "chat_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_reaction" ADD CONSTRAINT "chat_reaction_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The search in a pod's chat. Prisma knows no indices on expressions, and leaves them alone.
CREATE INDEX "chat_message_words_idx" ON "chat_message" USING gin (to_tsvector('simple', "text")) WHERE "deleted_at" IS NULL;
