import { createFileRoute } from "@tanstack/react-router";
import { DecksPage } from "../../../features/decks/decks-page.tsx";

export const Route = createFileRoute("/_app/decks/")({ component: DecksPage });
