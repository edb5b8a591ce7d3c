import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { EmptyState, SegmentedControl } from "@tatwats/ui";
import { Answered } from "../../../parts/answered.tsx";
import { Panel } from "../../../parts/panel.tsx";
import { useHelperName } from "../helper-path.ts";
import { LogLines } from "./log-lines.tsx";
import { useLog } from "./use-log.ts";

const route = getRouteApi("/gate/helpers/$name/log");
const levels = [
  { value: "info", label: "All" },
  { value: "warn", label: "Warnings" },
  { value: "error", label: "Errors" },
] as const;

/** What the helper's handlers wrote, as it comes. */
export function LogTab() {
  const name = useHelperName();
  const { level } = route.useSearch();
  const navigate = useNavigate({ from: "/helpers/$name/log" });
  const log = useLog(name, level);
  return (
    <>
      <SegmentedControl
        label="Level"
        hideLabel
        options={levels}
        value={levels.find(({ value }) => value === level)?.value ?? "info"}
        onValueChange={(next) =>
          void navigate({
            search: (before) => ({ ...before, level: next === "info" ? undefined : next }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <Answered query={log} what={`the log of ${name}`}>
        {(lines) => (
          <Panel>
            {lines.length === 0 ? (
              <EmptyState>
                {level
                  ? "Nothing of this level was written."
                  : "Nothing was written yet. Lines of the handlers’ log stand here as they come."}
              </EmptyState>
            ) : (
              <LogLines
                key={`${name} ${level}`}
                lines={lines}
                onEarlier={log.beginsHere ? undefined : log.readEarlier}
                reading={log.reading}
              />
            )}
          </Panel>
        )}
      </Answered>
    </>
  );
}
