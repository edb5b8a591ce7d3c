import { Avatar, classNames } from "@tatwats/ui";

export interface MentionChoicesProps {
  id: string;
  people: readonly { userId: string; name: string }[];
  chosen: number;
  onChoose: (name: string) => void;
}

/** The names that fit what is written after an `@`, above the field, which keeps the focus. */
export function MentionChoices({ id, people, chosen, onChoose }: MentionChoicesProps) {
  if (people.length === 0) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Names"
      className="absolute inset-x-3 bottom-full mb-1 overflow-hidden rounded-md border border-line bg-surface-1 shadow-float"
    >
      {people.map(({ userId, name }, index) => (
        <button
          key={userId}
          type="button"
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(name)}
          className={classNames("flex min-h-11 w-full items-center gap-2.5 px-3 text-left", index === chosen && "bg-surface-3")}
        >
          <Avatar name={name} id={userId} size="small" />
          {name}
        </button>
      ))}
    </div>
  );
}
