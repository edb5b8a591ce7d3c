import { ErrorNote } from "@tatwats/ui";
import type { UseQueryResult } from "@tanstack/react-query";
import { explainError } from "./explain-error.ts";
import { isUnreachable } from "./unseen.ts";
import { Page, type PageProps } from "./page.tsx";

export interface FailedPageProps extends Pick<PageProps, "title" | "back"> {
  query: Pick<UseQueryResult, "error" | "refetch" | "isFetching">;
  what: string;
}

/** A whole page in place of one whose subject could not be loaded. */
export function FailedPage({ title, back, query, what }: FailedPageProps) {
  if (isUnreachable(query.error)) throw query.error;
  return (
    <Page title={title} back={back} width="narrow">
      <ErrorNote {...explainError(query.error, what)} busy={query.isFetching} onRetry={() => void query.refetch()} />
    </Page>
  );
}
