import { useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import { IconButton } from "@tatwats/ui";
import { Search, X } from "lucide-react";
import { BackLink, PageHeading } from "../../app/page.tsx";
import { usePod } from "../pods/get-pod.ts";
import { OnlineCount } from "../pods/online-count.tsx";
import { ChatPanel } from "./chat-panel.tsx";
import { ChatSearch } from "./chat-search.tsx";

/** The whole screen for talk: the panel scrolls, the page does not. */
export function ChatPage({ podId, message }: { podId: string; message: string | undefined }) {
  const pod = usePod(podId).data;
  const navigate = useNavigate();
  const [searching, setSearching] = useState(false);
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col lg:px-8 lg:py-6">
      <header className="flex items-center gap-2 border-b border-line py-1.5 pr-1.5 pl-4 lg:rounded-t-lg lg:border lg:bg-surface-1">
        <BackLink link={{ to: "/pods/$podId", params: { podId } }} label={pod?.name ?? "Pod"} />
        <PageHeading title="Chat" className="sr-only" />
        <OnlineCount podId={podId} className="ml-auto" />
        <IconButton
          label={searching ? "Back to the chat" : "Search the chat"}
          aria-expanded={searching}
          icon={searching ? <X aria-hidden size={19} /> : <Search aria-hidden size={19} />}
          onClick={() => setSearching(!searching)}
        />
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden lg:rounded-b-lg lg:border lg:border-t-0 lg:border-line lg:bg-surface-1">
        {searching ? (
          <ChatSearch
            podId={podId}
            onFound={({ id }) => {
              setSearching(false);
              void navigate({ to: "/pods/$podId/chat", params: { podId }, search: { message: id }, replace: true });
            }}
          />
        ) : (
          <ChatPanel podId={podId} target={message} />
        )}
      </div>
    </div>
  );
}
