import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Button, classNames } from "@tatwats/ui";
import { type Sort } from "./sort-rows.ts";
import { type SortableColumn, sortableColumns, sortedBy } from "./sortable-columns.tsx";
import { useRovingRows } from "./use-roving-rows.ts";
import { VirtualRow } from "./virtual-row.tsx";

/** As much of a list that is read page by page as a table needs; `useLiveList` gives one. */
export interface TableList<Row> {
  items: readonly Row[] | undefined;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => unknown;
  newer?: boolean;
  showNewer?: () => void;
  holdBack?: (hold: boolean) => void;
}

export interface VirtualTableProps<Row> {
  /** What the table shows; read, not seen. */
  caption: string;
  /** What the rows are, in the plural. */
  noun: string;
  /** Widths by classes such as `w-28`; a column without one takes the room that is left. */
  columns: readonly SortableColumn<Row>[];
  list: TableList<Row>;
  rowKey: (row: Row) => string;
  /** What Enter and a click do; links within a row stay what they are. */
  onOpen?: (row: Row) => void;
  /** The key of the row whose detail is shown beside. */
  selected?: string | undefined;
  /** Shown instead of rows when there are none. */
  empty: ReactNode;
  /** In px; every row has it. */
  rowHeight?: number;
  /** The least width of the table, such as `min-w-[56rem]`: below it scrolls sideways. */
  tableClass?: string;
  /** The height of the part that scrolls. */
  className?: string;
}

const usualHeight = "max-h-[max(20rem,calc(100dvh-17rem))]";

/**
 * A table of any length: only the rows in sight are in the page, and the next are fetched as the end
 * comes near. Up, Down, Page Up, Page Down, Home and End go from row to row, Enter opens one.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { caption, columns, list, rowKey, onOpen, selected, empty, rowHeight = 37, tableClass, className = usualHeight } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<Sort>();
  const complete = list.items !== undefined && !list.hasNextPage;
  const shownColumns = complete ? sortableColumns(columns, sort, setSort) : [...columns];
  const rows = complete ? sortedBy(list.items ?? [], columns, sort) : (list.items ?? []);
  // oxlint-disable-next-line react/incompatible-library -- the React Compiler is not used here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const roving = useRovingRows({ count: rows.length, scroller, scrollTo: (index) => virtualizer.scrollToIndex(index), perPage: 10 });
  const shown = virtualizer.getVirtualItems();
  const nearEnd = (shown.at(-1)?.index ?? 0) >= rows.length - 15;
  const fetchNext = useEffectEvent(() => list.fetchNextPage?.());
  useEffect(() => {
    if (nearEnd && list.hasNextPage && !list.isFetchingNextPage) fetchNext();
  }, [nearEnd, list.hasNextPage, list.isFetchingNextPage]);
  const before = shown[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div className="relative">
      {list.newer && (
        <div className="pointer-events-none absolute inset-x-0 top-10 z-[2] flex justify-center">
          <Button size="small" variant="primary" className="pointer-events-auto shadow-float" onClick={list.showNewer}>
            Show newer {props.noun}
          </Button>
        </div>
      )}
      <div
        ref={scroller}
        role="region"
        aria-label={caption}
        className={classNames("overflow-auto overscroll-contain", className)}
        onScroll={(event) => list.holdBack?.(event.currentTarget.scrollTop > rowHeight)}
      >
        <table
          role="grid"
          onKeyDown={roving.onKeyDown}
          aria-rowcount={complete ? rows.length + 1 : -1}
          className={classNames("w-full table-fixed border-collapse text-sm", tableClass)}
        >
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 z-[1] bg-surface-1">
            <tr aria-rowindex={1}>
              {shownColumns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  aria-sort={column.sort}
                  className={classNames(
                    "border-b border-line px-2.5 py-2 text-xs font-[560] text-text-3",
                    column.align === "right" ? "text-right" : "text-left",
                    column.className,
                  )}
                >
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={before} />
            {shown.map(({ index }) => {
              const row = rows[index]!;
              const key = rowKey(row);
              return (
                <VirtualRow
                  key={key}
                  row={row}
                  index={index}
                  columns={shownColumns}
                  height={rowHeight}
                  tabbable={roving.tabbable(index)}
                  selected={selected === key}
                  onFocus={() => roving.focused(index)}
                  onOpen={onOpen}
                />
              );
            })}
            <Spacer height={after} />
          </tbody>
        </table>
        {rows.length === 0 && empty}
      </div>
      {rows.length > 0 && (
        <p aria-live="polite" className="border-t border-line px-3 py-2 text-xs text-text-3 tabular-nums">
          {list.isFetchingNextPage ? "Reading on …" : `${complete ? "All" : "The latest"} ${rows.length} ${props.noun}`}
        </p>
      )}
    </div>
  );
}

/** The room of the rows that are out of sight. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}
