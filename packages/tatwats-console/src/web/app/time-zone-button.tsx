import { Clock } from "lucide-react";
import { buttonClass, chooseTimeZone, classNames, useTimeZone } from "@tatwats/ui";

/** Between the device's own zone and UTC, for all times on all pages. */
export function TimeZoneButton() {
  const utc = useTimeZone() === "UTC";
  const label = utc ? "UTC: all times are in it. Tell them in your own zone" : "Local: all times are in your zone. Tell them in UTC";
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => chooseTimeZone(utc ? "local" : "utc")}
      className={classNames(buttonClass("quiet", "medium"), "!gap-1.5 !px-2 text-xs font-normal")}
    >
      <Clock aria-hidden size={15} />
      {utc ? "UTC" : "Local"}
    </button>
  );
}
