import { BackLink, PageHeading } from "../../app/page.tsx";
import { usePod } from "../pods/get-pod.ts";
import { ChatPanel } from "./chat-panel.tsx";

/** The whole screen for talk: the panel scrolls, the page does not. */
export function ChatPage({ podId }: { podId: string }) {
  const pod = usePod(podId).data;
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col lg:px-8 lg:py-6">
      <header className="flex items-center gap-2 border-b border-line px-4 py-1.5 lg:rounded-t-lg lg:border lg:bg-surface-1">
        <BackLink link={{ to: "/pods/$podId", params: { podId } }} label={pod?.name ?? "Pod"} />
        <PageHeading title="Chat" className="ml-auto shrink-0 text-base font-semibold" />
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden lg:rounded-b-lg lg:border lg:border-t-0 lg:border-line lg:bg-surface-1">
        <ChatPanel podId={podId} />
      </div>
    </div>
  );
}
