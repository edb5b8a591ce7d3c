import { Pause, Play, RotateCw } from "lucide-react";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { DeedButton } from "../../parts/deed-button.tsx";
import { helperPath } from "./helper-path.ts";
import { LimitsButton } from "./limits-button.tsx";

const refreshes = ["/api/ops/helpers", "/api/ops/overview", "/api/ops/flow"];

/** What an operator can do to a helper as a whole. */
export function HelperDeeds({ helper }: { helper: HelperAnswer }) {
  const { name, desired } = helper;
  const path = helperPath(name);
  const preview = <Touched helper={helper} />;
  return (
    <>
      {desired.state === "running" ? (
        <>
          <DeedButton
            label="Pause…"
            button={{ size: "small", icon: <Pause aria-hidden size={14} /> }}
            title={`Pause ${name}?`}
            verb="Pause"
            undo="New messages wait until it is resumed. None is lost; what is at work is finished."
            preview={preview}
            path={`${path}/pause`}
            refreshes={refreshes}
            said={`${name} is paused.`}
          />
          <DeedButton
            label="Drain…"
            button={{ size: "small" }}
            title={`Drain ${name}?`}
            verb="Drain"
            undo="It finishes what is at work and then stops taking messages, as before a deployment. Resume takes it up again."
            preview={preview}
            path={`${path}/drain`}
            refreshes={refreshes}
            said={`${name} is draining.`}
          />
        </>
      ) : (
        <DeedButton
          label="Resume…"
          button={{ size: "small", variant: "primary", icon: <Play aria-hidden size={14} /> }}
          title={`Resume ${name}?`}
          verb="Resume"
          undo="The messages that wait are handled in their order. It can be paused again."
          preview={preview}
          path={`${path}/resume`}
          refreshes={refreshes}
          said={`${name} is resumed.`}
        />
      )}
      <DeedButton
        label="Restart…"
        button={{ size: "small", icon: <RotateCw aria-hidden size={14} /> }}
        title={`Restart ${name}?`}
        verb="Restart"
        undo="Each instance finishes what is at work, stops, and starts again. Nothing is lost; for a moment nothing is handled."
        preview={preview}
        path={`${path}/restart`}
        refreshes={refreshes}
        said={`${name} restarts.`}
      />
      <LimitsButton helper={helper} refreshes={refreshes} />
    </>
  );
}

function Touched({ helper: { instances, backlog, handledPerMinute } }: { helper: HelperAnswer }) {
  const count = instances.length === 1 ? "1 instance" : `${instances.length} instances`;
  return (
    <p>
      Touches <b className="font-[620]">{count}</b>; {backlog === 1 ? "1 message is" : `${backlog} messages are`} open, and{" "}
      {Math.round(handledPerMinute)} a minute are handled now.
    </p>
  );
}
