import { localMinute } from "@podtracker/rules";
import { Button, TextField, useTimeZone } from "@tatwats/ui";
import { CalendarClock } from "lucide-react";

export interface PlayedAtProps {
  value: string;
  canBeNow?: boolean;
  onChange: (value: string) => void;
}

/** When the game was played: now, until somebody asks for the field. Empty means now. */
export function PlayedAt({ value, canBeNow = true, onChange }: PlayedAtProps) {
  const timeZone = useTimeZone();
  if (value === "" && canBeNow) {
    return (
      <div className="flex items-center justify-between gap-3">
        <p>
          <span className="block text-sm font-[560] text-text-2">Played</span>
          Just now
        </p>
        <Button size="touch" icon={<CalendarClock aria-hidden size={17} />} onClick={() => onChange(localMinute(new Date(), timeZone))}>
          Another time
        </Button>
      </div>
    );
  }
  return (
    <div className="flex items-end gap-2">
      <TextField
        label="Played at"
        type="datetime-local"
        value={value}
        className="flex-1"
        onChange={(event) => onChange(event.target.value)}
      />
      {canBeNow && (
        <Button size="touch" onClick={() => onChange("")}>
          Now
        </Button>
      )}
    </div>
  );
}
