-- AlterTable
ALTER TABLE "chat_message" ADD COLUMN     "names" JSONB;

-- AlterTable
ALTER TABLE "pod_member" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);
