import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand to the right so that they can be compared. */
  align?: "left" | "right";
  /** The cell that names the row. */
  rowHeader?: boolean;
  className?: string;
  /** Only with a header that sorts. */
  sort?: "ascending" | "descending" | "none";
}

export interface DataTableProps<Row> {
  /** What the table shows; read, not seen. */
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  className?: string;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
}

/** A plain table: its head stays in sight, and it scrolls sideways within itself when the page is narrow. */
export function DataTable<Row>({ caption, columns, rows, rowKey, className, empty }: DataTableProps<Row>) {
  return (
    <div tabIndex={0} role="region" aria-label={caption} className={classNames("overflow-auto", className)}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-[1] bg-surface-1">
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sort}
                className={classNames(cellClass(column), "text-xs font-[560] text-text-3")}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="last:[&>*]:border-b-0 hover:bg-surface-2">
              {columns.map((column) => cellOf(column, row))}
            </tr>
          ))}
          {rows.length === 0 && empty && (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function cellOf<Row>(column: Column<Row>, row: Row) {
  if (!column.rowHeader) {
    return (
      <td key={column.key} className={classNames(cellClass(column), column.align === "right" && "whitespace-nowrap")}>
        {column.cell(row)}
      </td>
    );
  }
  return (
    <th key={column.key} scope="row" className={classNames(cellClass(column), "font-[560]")}>
      {column.cell(row)}
    </th>
  );
}

function cellClass<Row>(column: Column<Row>): string {
  return classNames("border-b border-line px-3 py-2", column.align === "right" ? "text-right tabular-nums" : "text-left", column.className);
}
