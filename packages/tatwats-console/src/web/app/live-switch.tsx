import { classNames, StatusShape } from "@tatwats/ui";
import { useLive } from "./live.tsx";

export function LiveSwitch() {
  const { live, setLive } = useLive();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={live}
      title={
        live
          ? "The page follows the system. Press to freeze the picture."
          : "The picture stands still; the system goes on. Press to follow it again."
      }
      onClick={() => setLive(!live)}
      className={classNames(
        "inline-flex h-8 shrink-0 items-center gap-2 rounded-sm border bg-surface-1 px-3",
        live ? "border-ok/50 text-ok" : "border-line-strong text-text-2 hover:text-text",
      )}
    >
      <StatusShape status={live ? "ok" : "idle"} />
      Live
      {!live && <span aria-hidden>: paused</span>}
    </button>
  );
}
