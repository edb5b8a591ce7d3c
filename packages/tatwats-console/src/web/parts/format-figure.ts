const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What stands where nothing was measured. */
export const nothing = "–";

/** A duration in ms as short as it can be read: `9 ms`, `1.4 s`, `37 s`, `4 min`, `3 h`, `12 d`. */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || ms < 0) return nothing;
  if (ms === 0) return "0 ms";
  if (ms < 1) return "< 1 ms";
  if (Math.round(ms) < second) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / second).toFixed(1)} s`;
  if (Math.round(ms / second) < 60) return `${Math.round(ms / second)} s`;
  if (ms < 2 * hour) return `${Math.round(ms / minute)} min`;
  if (ms < 2 * day) return `${Math.round(ms / hour)} h`;
  return `${Math.round(ms / day)} d`;
}

/** A share from 0 to 1 in percent: `0 %`, `4.4 %`, `99.21 %`; never rounded up to 100 or down to 0. */
export function formatShare(share: number | null): string {
  if (share === null) return nothing;
  const percent = share * 100;
  if (percent > 99.99 && percent < 100) return "> 99.99 %";
  if (percent > 0 && percent < 0.01) return "< 0.01 %";
  return `${Number(percent.toFixed(percent >= 99 || percent < 1 ? 2 : 1))} %`;
}

/** A number with as many decimals as matter at its size: `0.27`, `4.5`, `1 200`. */
export function formatNumber(value: number | null): string {
  if (value === null) return nothing;
  const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return new Intl.NumberFormat("en-GB", { maximumFractionDigits: decimals }).format(value).replaceAll(",", " ");
}

/** Memory in bytes: `212 MB`, `1.4 GB`. */
export function formatBytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}

/** The end of an id, which is where two ids made in the same minute differ. */
export function shortId(id: string): string {
  return id.length > 12 ? `…${id.slice(-6)}` : id;
}
