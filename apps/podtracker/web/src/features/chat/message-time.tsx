import { classNames, formatAbsolute, useTimeZone } from "@tatwats/ui";

export function MessageTime({ at, edited = false, className }: { at: string; edited?: boolean; className?: string }) {
  const timeZone = useTimeZone();
  const moment = Date.parse(at);
  return (
    <span className={classNames("text-[0.6875rem] leading-none text-text-3", className)}>
      {edited && "edited "}
      <time dateTime={at} title={formatAbsolute(moment, timeZone)}>
        {new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone }).format(moment)}
      </time>
    </span>
  );
}
