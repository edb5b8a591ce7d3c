import type { SettingRevisionRow } from "../../../../contract/setting.ts";

/** A revision that was saved so shortly before the first failure is likely its cause. */
const shortlyMs = 15 * 60_000;

/** The revision of the settings that failures began with; undefined where none was saved shortly before. */
export function beganWith(firstAt: string, revisions: readonly SettingRevisionRow[]): SettingRevisionRow | undefined {
  const first = Date.parse(firstAt);
  return revisions
    .filter(({ createdAt, revision }) => revision > 1 && Date.parse(createdAt) <= first && first - Date.parse(createdAt) < shortlyMs)
    .toSorted((one, other) => other.revision - one.revision)[0];
}
