import { createFileRoute } from "@tanstack/react-router";
import { DataPage } from "../../../features/accounts/data-page.tsx";

export const Route = createFileRoute("/_app/more/data")({ component: DataPage });
