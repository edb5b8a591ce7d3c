-- AlterEnum
ALTER TYPE "mail_state" ADD VALUE 'waiting';
