import { useState } from "react";
import { Button, EmptyState } from "@tatwats/ui";
import type { SettingRevisionRow, SettingsAnswer } from "../../../../contract/setting.ts";
import { ApiError } from "../../../app/api.ts";
import { useHindrance } from "../../../app/operator.tsx";
import type { AnsweredProps } from "../../../parts/answered.tsx";
import { changedPaths } from "../../../parts/diff-json.ts";
import { JsonDiff } from "../../../parts/json-diff.tsx";
import { ReasonDialog } from "../../../parts/reason-dialog.tsx";
import { RoleButton } from "../../../parts/role-button.tsx";
import { propertiesOf, schemaOf } from "../../../parts/schema-form/json-schema.ts";
import { SchemaForm } from "../../../parts/schema-form/schema-form.tsx";
import { useSchemaForm } from "../../../parts/schema-form/use-schema-form.ts";
import { Section } from "../../../parts/section.tsx";
import { useDeed } from "../../../parts/use-deed.ts";
import { helperPath } from "../helper-path.ts";
import { AppliedSection } from "./applied-section.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { rebase } from "./rebase.ts";
import { RevisionsSection } from "./revisions-section.tsx";

type Values = Record<string, unknown>;

export interface SettingsEditorProps {
  /** What is in force now, read anew while the page is open. */
  current: SettingsAnswer;
  revisions: AnsweredProps<{ items: SettingRevisionRow[] }>["query"];
}

/** Changes settings from the revision that was seen; one that came meanwhile is shown before anything is overwritten. */
export function SettingsEditor({ current, revisions }: SettingsEditorProps) {
  const { helper, schema } = current;
  const [base, setBase] = useState(current);
  const form = useSchemaForm(schema, base.settings);
  const [asking, setAsking] = useState(false);
  const notAdmin = useHindrance("admin");
  const mine = form.value as Values;
  const changes = changedPaths(base.settings, mine);
  const dirty = changes.length > 0;
  const next = current.revision + 1;

  function adopt(answer: SettingsAnswer, values: Values): void {
    setBase(answer);
    form.reset(values);
  }
  // Nothing was typed, so another revision simply takes its place.
  if (current.revision !== base.revision && !dirty) adopt(current, current.settings);
  const conflict = current.revision > base.revision;

  const path = `${helperPath(helper)}/settings`;
  const save = useDeed<{ revision: number }>({
    method: "PUT",
    path,
    refreshes: [helperPath(helper), "/api/ops/overview"],
    said: ({ revision }) => `Saved as revision ${revision}.`,
    onDone: ({ revision }) => {
      setAsking(false);
      adopt({ ...base, revision, settings: mine }, mine);
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.faults.length === 0) return;
      form.setServerFaults(error.faults);
      setAsking(false);
    },
  });
  const hasFields = propertiesOf(schemaOf(schema)).length > 0;
  return (
    <>
      {conflict && dirty && (
        <ConflictNotice
          base={base}
          mine={mine}
          theirs={current}
          revisions={revisions.data?.items}
          onRebase={() => adoptMerged()}
          onDiscard={() => adopt(current, current.settings)}
        />
      )}
      <div className="grid items-start gap-3.5 xl:grid-cols-[1.7fr_1fr]">
        <Section
          title={base.revision === 0 ? "Settings, as the helper was made" : `Settings, revision ${base.revision}`}
          aside={notAdmin && <span className="text-xs text-text-3">Only administrators change them.</span>}
        >
          {hasFields ? (
            <SchemaForm form={form} label={`Settings of ${helper}`} readOnly={notAdmin !== undefined} />
          ) : (
            <EmptyState>This helper has no settings.</EmptyState>
          )}
          {hasFields && (
            <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3.5">
              <p className="text-text-2">Applies within 2 s on every instance, without a restart.</p>
              <span className="flex gap-2">
                <Button disabled={!dirty} onClick={() => form.reset(base.settings)}>
                  Discard
                </Button>
                <RoleButton
                  needs="admin"
                  variant="primary"
                  disabled={!notAdmin && (!dirty || conflict)}
                  onClick={() => (form.isValid ? setAsking(true) : form.showAll())}
                >
                  Save as revision {next}…
                </RoleButton>
              </span>
            </div>
          )}
        </Section>
        <div className="flex min-w-0 flex-col gap-3.5">
          <Section title={dirty ? `What would change, from revision ${base.revision} to ${next}` : "What would change"}>
            {dirty ? (
              <JsonDiff label="What would change" before={base.settings} after={mine} />
            ) : (
              <p className="text-text-2">Nothing yet: change a field, and the difference stands here.</p>
            )}
          </Section>
          <RevisionsSection helper={helper} current={current} revisions={revisions} />
          <AppliedSection revision={current.revision} revisions={revisions.data?.items} />
        </div>
      </div>
      <ReasonDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Save as revision ${next}?`}
        verb={`Save as revision ${next}`}
        undo="It can be rolled back to any earlier revision."
        preview={<JsonDiff label="What changes" before={base.settings} after={mine} changesOnly className="!border-0 !p-0" />}
        deed={save}
        onSubmit={(reason) => save.run({ revision: base.revision, settings: mine, reason })}
        wide
      />
    </>
  );

  function adoptMerged(): void {
    const merged = rebase(base.settings, mine, current.settings);
    setBase(current);
    form.setValue(merged);
  }
}
