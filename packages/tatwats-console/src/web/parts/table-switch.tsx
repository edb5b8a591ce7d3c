import { Button, classNames } from "@tatwats/ui";

interface TableSwitchProps {
  asTable: boolean;
  onAsTable: (asTable: boolean) => void;
  /** What the picture is called, such as `a chart`. */
  picture: string;
  className?: string;
}

/** Shows a picture's figures as a table, and back. */
export function TableSwitch({ asTable, onAsTable, picture, className }: TableSwitchProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      aria-pressed={asTable}
      className={classNames("!h-6 !px-1.5 text-xs font-normal", className)}
      onClick={() => onAsTable(!asTable)}
    >
      {asTable ? `As ${picture}` : "As a table"}
    </Button>
  );
}
