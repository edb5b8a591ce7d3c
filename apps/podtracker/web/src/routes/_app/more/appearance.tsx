import { createFileRoute } from "@tanstack/react-router";
import { AppearancePage } from "../../../features/accounts/appearance-page.tsx";

export const Route = createFileRoute("/_app/more/appearance")({ component: AppearancePage });
