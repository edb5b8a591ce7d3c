import { createFileRoute } from "@tanstack/react-router";
import { SecurityPage } from "../../../features/accounts/security-page.tsx";

export const Route = createFileRoute("/_app/more/security")({ component: SecurityPage });
