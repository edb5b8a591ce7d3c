import type { ReactNode } from "react";
import { Card } from "@tatwats/ui";

/** A card around a table that is the page. */
export function Panel({ children }: { children: ReactNode }) {
  return (
    <Card flush className="rounded-md p-1">
      {children}
    </Card>
  );
}
