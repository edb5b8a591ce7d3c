import { useEffect, useId, useState, type ReactNode } from "react";
import { X } from "lucide-react";
import { Button, classNames, controlBorder, controlClass, Field } from "@tatwats/ui";

const compact = "!h-8 !rounded-sm !px-2.5";
const settleMs = 350;

/** The filters of a list; each of them stands in the address, so that a link shows the same. */
export function FilterBar({ children, active, onClear }: { children: ReactNode; active: boolean; onClear: () => void }) {
  return (
    <form
      role="search"
      aria-label="Filters"
      onSubmit={(event) => event.preventDefault()}
      className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:grid-cols-4 xl:flex xl:flex-wrap"
    >
      {children}
      {active && (
        <Button size="small" variant="quiet" icon={<X aria-hidden size={14} />} onClick={onClear} className="justify-self-start">
          Clear filters
        </Button>
      )}
    </form>
  );
}

export interface FilterTextProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  suggestions?: readonly string[];
  placeholder?: string;
  /** Takes the room that is left. */
  wide?: boolean;
}

/** Text that takes effect a moment after the last key. */
export function FilterText({ label, value = "", onChange, suggestions, placeholder, wide = false }: FilterTextProps) {
  const listId = useId();
  const [typed, setTyped] = useState(value);
  // The address has the last word: a link, or the button that clears, changes it from outside.
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed || undefined), settleMs);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Field label={label} className={classNames("!gap-1", wide ? "col-span-2 xl:min-w-44 xl:flex-1" : "xl:w-36")}>
      {({ id }) => (
        <>
          <input
            id={id}
            type="search"
            maxLength={200}
            value={typed}
            placeholder={placeholder}
            list={suggestions ? listId : undefined}
            onChange={(event) => setTyped(event.target.value)}
            className={classNames(controlClass, controlBorder(null), compact)}
          />
          {suggestions && (
            <datalist id={listId}>
              {suggestions.map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

export interface FilterSelectProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** The words for no choice. */
  all: string;
  options: readonly { value: string; label: string }[];
}

export function FilterSelect({ label, value, onChange, all, options }: FilterSelectProps) {
  return (
    <Field label={label} className="!gap-1 xl:w-36">
      {({ id }) => (
        <select
          id={id}
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value || undefined)}
          className={classNames(controlClass, controlBorder(null), compact)}
        >
          <option value="">{all}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
