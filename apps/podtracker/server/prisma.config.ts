import { defineConfig } from "prisma/config";

// The stock Prisma command line finds the schema and the database here; `npm start` does not need it.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
