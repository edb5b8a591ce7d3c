import { createFileRoute } from "@tanstack/react-router";
import { ChatPage } from "../../../../features/chat/chat-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/chat")({
  staticData: { hidesNavigation: true, fillsScreen: true },
  component: Chat,
});

function Chat() {
  const { podId } = Route.useParams();
  return <ChatPage podId={podId} />;
}
