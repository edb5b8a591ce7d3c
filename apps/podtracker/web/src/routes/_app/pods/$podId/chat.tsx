import { createFileRoute } from "@tanstack/react-router";
import { ChatPage } from "../../../../features/chat/chat-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/chat")({
  staticData: { hidesNavigation: true, fillsScreen: true },
  validateSearch: ({ message }: Record<string, unknown>): { message?: string } =>
    typeof message === "string" && /^[0-9a-f-]{36}$/i.test(message) ? { message } : {},
  component: Chat,
});

function Chat() {
  const { podId } = Route.useParams();
  return <ChatPage podId={podId} message={Route.useSearch().message} />;
}
