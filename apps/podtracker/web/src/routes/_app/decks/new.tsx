import { createFileRoute } from "@tanstack/react-router";
import { NewDeckPage } from "../../../features/decks/new-deck-page.tsx";

export const Route = createFileRoute("/_app/decks/new")({ component: NewDeckPage });
