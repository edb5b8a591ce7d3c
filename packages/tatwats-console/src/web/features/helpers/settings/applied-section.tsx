import { StatusBadge, StatusShape } from "@tatwats/ui";
import type { InstanceAnswer } from "../../../../contract/helper.ts";
import type { SettingRevisionRow } from "../../../../contract/setting.ts";
import { formatDuration } from "../../../parts/format-figure.ts";
import { Section } from "../../../parts/section.tsx";
import { useHelper } from "../helper-path.ts";

/** Which instance works with which revision, and how long after saving it did. */
export function AppliedSection({ revision, revisions }: { revision: number; revisions: SettingRevisionRow[] | undefined }) {
  const { data } = useHelper();
  const instances = data?.instances ?? [];
  const behind = instances.filter((instance) => (instance.settingsRevision ?? 0) < revision).length;
  const savedAt = revisions?.find((each) => each.revision === revision)?.createdAt;
  return (
    <Section
      title="Applied on"
      aside={
        behind > 0 ? (
          <StatusBadge status="info">{`${behind} not yet`}</StatusBadge>
        ) : (
          instances.length > 0 && <StatusBadge status="ok">all instances</StatusBadge>
        )
      }
    >
      {instances.length === 0 ? (
        <p className="text-text-2">No instance runs. The next one begins with the revision in force.</p>
      ) : (
        <ul aria-live="polite">
          {instances.map((instance) => (
            <li
              key={instance.id}
              className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1.5 last:border-b-0"
            >
              <span className="inline-flex items-center gap-2">
                <StatusShape status={(instance.settingsRevision ?? 0) < revision ? "info" : "ok"} />
                {instance.host} · pid {instance.pid}
              </span>
              <span className="text-text-2 tabular-nums">{appliedWords(instance, revision, savedAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function appliedWords({ settingsRevision, settingsAt }: InstanceAnswer, revision: number, savedAt: string | undefined): string {
  if (settingsRevision === null) return "not heard of yet";
  if (settingsRevision < revision) return settingsRevision === 0 ? "still the defaults" : `still revision ${settingsRevision}`;
  if (settingsRevision === 0) return "the defaults";
  if (!savedAt || !settingsAt) return `revision ${settingsRevision}`;
  const after = Date.parse(settingsAt) - Date.parse(savedAt);
  // An instance that started later has it from its beginning.
  return after > 60_000
    ? `revision ${settingsRevision}, since its start`
    : `revision ${settingsRevision}, ${formatDuration(Math.max(0, after))} after saving`;
}
