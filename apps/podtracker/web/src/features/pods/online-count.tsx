import { classNames } from "@tatwats/ui";
import { useMe } from "../accounts/me.ts";
import { useOnlinePeople } from "./presence.ts";

/** How many others have the pod open; nothing where I am alone. */
export function OnlineCount({ podId, className }: { podId: string; className?: string }) {
  const me = useMe();
  const others = [...useOnlinePeople(podId)].filter((id) => id !== me.id).length;
  return (
    <span className={classNames("flex items-center gap-1.5 text-sm text-text-3", className)}>
      {others > 0 && (
        <>
          <span aria-hidden className="size-2 rounded-full bg-ok" />
          {others === 1 ? "1 other here" : `${others} others here`}
        </>
      )}
    </span>
  );
}
