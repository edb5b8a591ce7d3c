import { Skeleton } from "@tatwats/ui";
import type { SettingRevisionRow, SettingsAnswer } from "../../../../contract/setting.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { Answered } from "../../../parts/answered.tsx";
import { helperPath, useHelperName } from "../helper-path.ts";
import { SettingsEditor } from "./settings-editor.tsx";

/** The settings as a form, what would change, who changed what, and where it is applied. */
export function SettingsTab() {
  const name = useHelperName();
  const settings = useLiveAnswer<SettingsAnswer>(`${helperPath(name)}/settings`);
  const revisions = useLiveAnswer<{ items: SettingRevisionRow[] }>(`${helperPath(name)}/settings/revisions`);
  return (
    <Answered query={settings} what={`the settings of ${name}`} skeleton={<SettingsSkeleton />}>
      {(answer) => <SettingsEditor key={name} current={answer} revisions={revisions} />}
    </Answered>
  );
}

function SettingsSkeleton() {
  return (
    <div className="grid items-start gap-3.5 xl:grid-cols-[1.7fr_1fr]">
      <Skeleton className="h-120" />
      <div className="flex flex-col gap-3.5">
        <Skeleton className="h-36" />
        <Skeleton className="h-64" />
      </div>
    </div>
  );
}
