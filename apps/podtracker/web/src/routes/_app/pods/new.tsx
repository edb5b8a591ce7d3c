import { createFileRoute } from "@tanstack/react-router";
import { NewPodPage } from "../../../features/pods/new-pod-page.tsx";

export const Route = createFileRoute("/_app/pods/new")({ component: NewPodPage });
