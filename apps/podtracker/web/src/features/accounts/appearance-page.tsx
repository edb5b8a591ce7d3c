import { useMemo } from "react";
import { Card, formatAbsolute, Select, showToast, ThemeToggle, useTimeZone } from "@tatwats/ui";
import { Page } from "../../app/page.tsx";
import { Section } from "../../app/section.tsx";
import { type MyChanges, useMe, useUpdateMe } from "./me.ts";
import { toMore } from "./to-more.ts";

const asDevice = "device";

/** How PodTracker looks, and in which zone it tells times; kept with the account. */
export function AppearancePage() {
  const me = useMe();
  const update = useUpdateMe();
  const timeZone = useTimeZone();
  const zones = useMemo(() => timeZoneOptions(), []);

  function save(changes: MyChanges, onThisDevice: string) {
    update.mutate(changes, { onError: () => showToast({ text: onThisDevice, tone: "bad" }) });
  }

  return (
    <Page title="Appearance" back={toMore} width="narrow">
      <Section title="Theme">
        <Card>
          <ThemeToggle
            hideLabel
            size="touch"
            onChoose={(theme) => save({ theme }, "This device shows it; your account could not be reached to keep it.")}
          />
          <p className="mt-3 text-sm text-text-3">Your account takes it to all your devices.</p>
        </Card>
      </Section>
      <Section title="Time zone">
        <Card>
          <Select
            label="Time zone"
            hideLabel
            options={zones}
            value={me.timeZone ?? asDevice}
            onChange={({ target: { value } }) =>
              save({ timeZone: value === asDevice ? null : value }, "The time zone could not be saved. Try again.")
            }
          />
          <p className="mt-3 text-sm text-text-3">Now is {nowIn(timeZone)}.</p>
        </Card>
      </Section>
    </Page>
  );
}

function nowIn(timeZone: string | undefined): string {
  return formatAbsolute(Date.now(), timeZone);
}

function timeZoneOptions() {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  // Browsers leave UTC out of the list, though they know it.
  const names = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
  return [
    { value: asDevice, label: `As this device has it (${spaced(timeZone)})` },
    ...[...names].map((name) => ({ value: name, label: spaced(name) })),
  ];
}

function spaced(zone: string): string {
  return zone.replaceAll("_", " ");
}
