-- AlterTable
ALTER TABLE "pod" ADD COLUMN     "last_number" INTEGER NOT NULL DEFAULT 0;

UPDATE "pod" SET "last_number" = coalesce((SELECT max("number") FROM "chat_message" WHERE "pod_id" = "pod"."id"), 0);
