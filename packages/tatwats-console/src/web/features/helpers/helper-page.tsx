import { getRouteApi, Link } from "@tanstack/react-router";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { formatDuration, formatNumber, formatShare } from "../../parts/format-figure.ts";
import { JsonView } from "../../parts/json-view.tsx";
import { linkClass } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { ContractsSection } from "./contracts-section.tsx";
import { InstancesSection } from "./instances-section.tsx";

const route = getRouteApi("/gate/helpers/$name");

export function HelperPage() {
  const { name } = route.useParams();
  const helper = useLiveAnswer<HelperAnswer>(`/api/ops/helpers/${encodeURIComponent(name)}`);
  return (
    <Page title={name} parent={<Link to="/helpers">Helpers</Link>} beside={helper.data && <Beside helper={helper.data} />} source={helper}>
      <Answered query={helper} what={`helper ${name}`}>
        {(answer) => <HelperStory helper={answer} />}
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
        {helper.version} on {count} {count === 1 ? "instance" : "instances"}
      </span>
    </>
  );
}

function HelperStory({ helper }: { helper: HelperAnswer }) {
  return (
    <>
      <p className="text-text-2">{helper.purpose}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        <li>
          <Link to="/messages" search={{ recipient: helper.name }} className={linkClass}>
            Messages to it
          </Link>
        </li>
        <li>
          <Link to="/messages" search={{ sender: helper.name }} className={linkClass}>
            Messages from it
          </Link>
        </li>
        <li>
          <Link to="/messages" search={{ recipient: helper.name, state: "dead" }} className={linkClass}>
            Its dead letters
          </Link>
        </li>
        <li>
          <Link to="/tasks" search={{ helper: helper.name }} className={linkClass}>
            Its tasks
          </Link>
        </li>
        <li>
          <Link to="/audit" search={{ q: helper.name }} className={linkClass}>
            Its audit entries
          </Link>
        </li>
      </ul>
      <LoadFigures helper={helper} />
      <div className="grid items-start gap-3.5 xl:grid-cols-[1.6fr_1fr]">
        <ContractsSection helper={helper} />
        <div className="flex min-w-0 flex-col gap-3.5">
          <InstancesSection instances={helper.instances} />
          <SettingsSection settings={helper.settings} />
        </div>
      </div>
    </>
  );
}

function LoadFigures({ helper }: { helper: HelperAnswer }) {
  const figures: [string, string, boolean?][] = [
    ["Handled / min", formatNumber(helper.handledPerMinute)],
    ["Errors", formatShare(helper.errorRate), helper.errorRate > 0],
    ["Wait p95", formatDuration(helper.waitP95Ms)],
    ["Handling p95", formatDuration(helper.handleP95Ms)],
    ["Backlog", formatNumber(helper.backlog)],
    ["Dead letters", formatNumber(helper.deadLetters), helper.deadLetters > 0],
  ];
  return (
    <dl aria-label="Load of the last 15 minutes" className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
      {figures.map(([label, value, amiss]) => (
        <div key={label} className="rounded-md border border-line bg-surface-1 px-4 py-2.5">
          <dt className="text-xs font-[560] text-text-3">{label}</dt>
          <dd className={amiss ? "text-lg font-[660] text-bad tabular-nums" : "text-lg font-[660] tabular-nums"}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function SettingsSection({ settings }: { settings: HelperAnswer["settings"] }) {
  return (
    <Section title="Settings" aside={settings ? `revision ${settings.revision}` : "as the helper was made"}>
      {settings ? (
        <JsonView label="Settings" value={settings.values} />
      ) : (
        <p className="text-text-2">No revision was made: every setting has its default.</p>
      )}
    </Section>
  );
}
