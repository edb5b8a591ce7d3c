import type { ReactNode } from "react";
import { Card, classNames, Loading } from "@tatwats/ui";

export interface RowsSkeletonProps {
  /** What is on its way, to those who hear the page. */
  label: string;
  rows: number;
  /** A row's height and spacing, as the rows that come will have them. */
  className: string;
  /** The parts of each row. */
  children: ReactNode;
}

/** The rows of a card that are still on their way, as high as they will be. */
export function RowsSkeleton({ label, rows, className, children }: RowsSkeletonProps) {
  return (
    <Loading label={label}>
      <Card flush>
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className={classNames("flex items-center border-t border-line px-3.5 first:border-t-0", className)}>
            {children}
          </div>
        ))}
      </Card>
    </Loading>
  );
}
