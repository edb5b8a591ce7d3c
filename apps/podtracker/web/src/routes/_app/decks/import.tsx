import { createFileRoute } from "@tanstack/react-router";
import { ImportPage } from "../../../features/decks/import-page.tsx";

export const Route = createFileRoute("/_app/decks/import")({ component: ImportPage });
