import type { ReactNode } from "react";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { classNames, type Column } from "@tatwats/ui";
import { nextSort, type Sort, type SortValue, sortRows } from "./sort-rows.ts";

/** A column that its table can be sorted by. */
export interface SortableColumn<Row> extends Column<Row> {
  sortValue?: (row: Row) => SortValue;
}

/** A column of figures, at the right. */
export function figureColumn<Row>(
  key: string,
  header: string,
  value: (row: Row) => number | null,
  format: (value: number | null) => string,
): SortableColumn<Row> {
  return { key, header, align: "right", cell: (row) => format(value(row)), sortValue: value, className: "w-24 whitespace-nowrap" };
}

/** The columns with headers that sort; use them only where all rows are there. */
export function sortableColumns<Row>(
  columns: readonly SortableColumn<Row>[],
  sort: Sort | undefined,
  onSort: (sort: Sort | undefined) => void,
): Column<Row>[] {
  return columns.map((column) => {
    if (!column.sortValue) return column;
    const direction = sort?.key === column.key ? sort.direction : "none";
    return {
      ...column,
      sort: direction,
      header: (
        <SortButton
          direction={direction}
          onPress={() => onSort(nextSort(sort, column.key, column.align === "right"))}
          end={column.align === "right"}
        >
          {column.header}
        </SortButton>
      ),
    };
  });
}

/** The rows in the order that was chosen. */
export function sortedBy<Row>(rows: readonly Row[], columns: readonly SortableColumn<Row>[], sort: Sort | undefined): readonly Row[] {
  const valueOf = columns.find(({ key }) => key === sort?.key)?.sortValue;
  return sort && valueOf ? sortRows(rows, valueOf, sort.direction) : rows;
}

const icons = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

interface SortButtonProps {
  direction: "ascending" | "descending" | "none";
  onPress: () => void;
  /** The heading stands at the right. */
  end: boolean;
  children: ReactNode;
}

function SortButton({ direction, onPress, end, children }: SortButtonProps) {
  const Icon = icons[direction];
  return (
    <button
      type="button"
      onClick={onPress}
      className={classNames(
        "group inline-flex items-center gap-1 hover:text-text",
        end ? "flex-row-reverse text-right" : "text-left",
        direction !== "none" && "text-text",
      )}
    >
      {children}
      <Icon
        aria-hidden
        size={12}
        className={direction === "none" ? "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100" : ""}
      />
    </button>
  );
}
