import type { MouseEvent } from "react";
import { classNames, type Column } from "@tatwats/ui";

export interface VirtualRowProps<Row> {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  height: number;
  tabbable: boolean;
  selected: boolean;
  onFocus: () => void;
  onOpen: ((row: Row) => void) | undefined;
}

/** One row of a `VirtualTable`. */
export function VirtualRow<Row>({ row, index, columns, height, tabbable, selected, onFocus, onOpen }: VirtualRowProps<Row>) {
  function open(event: MouseEvent): void {
    if ((event.target as Element).closest("a, button, input, label, summary")) return;
    // Marking text in a row is no click on it.
    if (getSelection()?.toString()) return;
    onOpen?.(row);
  }
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={onOpen ? selected : undefined}
      tabIndex={tabbable ? 0 : -1}
      style={{ height }}
      onFocus={onFocus}
      onClick={onOpen && open}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target === event.currentTarget) onOpen?.(row);
      }}
      className={classNames(
        "-outline-offset-2 hover:bg-surface-2 [&>*]:border-b [&>*]:border-line",
        onOpen && "cursor-pointer",
        selected && "bg-surface-3 hover:bg-surface-3",
      )}
    >
      {columns.map((column) => {
        const Cell = column.rowHeader ? "th" : "td";
        return (
          <Cell
            key={column.key}
            scope={column.rowHeader ? "row" : undefined}
            className={classNames(
              "truncate px-2.5 py-0",
              column.rowHeader && "font-[560]",
              column.align === "right" ? "text-right tabular-nums" : "text-left",
              column.className,
            )}
          >
            {column.cell(row)}
          </Cell>
        );
      })}
    </tr>
  );
}
