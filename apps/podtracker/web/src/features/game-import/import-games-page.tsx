import { EmptyState, Loading, Skeleton } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { usePod } from "../pods/get-pod.ts";
import { EarlierImports } from "./earlier-imports.tsx";
import { TableReader } from "./table-reader.tsx";

export function ImportGamesPage({ podId }: { podId: string }) {
  const pod = usePod(podId);
  return (
    <Page
      title="Import games"
      subtitle={pod.data?.name}
      width="wide"
      back={{ link: { to: "/pods/$podId/games", params: { podId } }, label: "Games" }}
    >
      <Loaded query={pod} what="Loading the pod" skeleton={<PageSkeleton />}>
        {({ role, archivedAt }) =>
          role === "member" || archivedAt !== null ? (
            <EmptyState>
              {archivedAt === null
                ? "The pod’s organisers can import its history. Ask one of them."
                : "This pod was put aside. Nothing is written in it until an owner takes it up again."}
            </EmptyState>
          ) : (
            <>
              <TableReader podId={podId} />
              <EarlierImports podId={podId} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function PageSkeleton() {
  return (
    <Loading label="Loading the pod">
      <Skeleton className="h-72 rounded-lg" />
    </Loading>
  );
}
