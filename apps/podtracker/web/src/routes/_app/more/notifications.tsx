import { createFileRoute } from "@tanstack/react-router";
import { WantedNotificationsPage } from "../../../features/accounts/wanted-notifications-page.tsx";

export const Route = createFileRoute("/_app/more/notifications")({ component: WantedNotificationsPage });
