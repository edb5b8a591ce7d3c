import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { AbsoluteTime } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { linkClass } from "../../parts/links.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { HelperDeeds } from "./helper-deeds.tsx";
import { useHelper, useHelperName } from "./helper-path.ts";
import { HelperTabs } from "./helper-tabs.tsx";
import { versionsOf } from "./versions-of.ts";

/** What all parts of a helper's page share: its state, what can be done to it, and the way to the parts. */
export function HelperPage() {
  const name = useHelperName();
  const helper = useHelper();
  const { pathname } = useLocation();
  const looksAtTime = !/\/(instances|contracts|schedules|settings|log)$/.test(pathname);
  return (
    <Page
      title={name}
      focusKey={name}
      parent={<Link to="/helpers">Helpers</Link>}
      beside={helper.data && <Beside helper={helper.data} />}
      actions={helper.data && <HelperDeeds helper={helper.data} />}
      time={looksAtTime ? "history" : undefined}
      tabs={
        <>
          {helper.data && <Purpose helper={helper.data} />}
          <HelperTabs name={name} helper={helper.data} />
        </>
      }
      source={helper}
    >
      <Answered query={helper} what={`helper ${name}`}>
        {() => <Outlet />}
      </Answered>
    </Page>
  );
}

function Beside({ helper }: { helper: HelperAnswer }) {
  const count = helper.instances.length;
  return (
    <>
      <StateBadge kind="helper" state={helper.state} />
      <span className="text-text-2">
        {versionsOf(helper)} on {count === 0 ? "no instance" : count === 1 ? "1 instance" : `${count} instances`}
      </span>
    </>
  );
}

function Purpose({ helper }: { helper: HelperAnswer }) {
  const { name, purpose, desired, held } = helper;
  return (
    <div className="-mt-1 flex flex-col gap-1">
      <p className="text-text-2">
        {purpose}{" "}
        <Link to="/messages" search={{ recipient: name }} className={linkClass}>
          Messages to it
        </Link>
        {" · "}
        <Link to="/messages" search={{ sender: name }} className={linkClass}>
          from it
        </Link>
        {" · "}
        <Link to="/tasks" search={{ helper: name }} className={linkClass}>
          its tasks
        </Link>
        {" · "}
        <Link to="/audit" search={{ target: name }} className={linkClass}>
          what was done to it
        </Link>
      </p>
      {desired.state !== "running" && (
        <p>
          <span className="font-[620]">{desired.state === "paused" ? "Paused" : "Drained"}</span> by {desired.by} since{" "}
          <AbsoluteTime at={desired.at} />: “{desired.reason}”.{" "}
          {held > 0 ? `${held} ${held === 1 ? "message is" : "messages are"} held, none is lost.` : "No message is held."}
        </p>
      )}
    </div>
  );
}
