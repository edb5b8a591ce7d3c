export type DeviceForm = "phone" | "tablet" | "computer";

export interface Device {
  /** Such as `Chrome on Android`. */
  name: string;
  form: DeviceForm;
}

// Each names itself after those it descends from, so the descendants are asked for first.
const browsers: [pattern: RegExp, name: string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|OPiOS\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Vivaldi\//, "Vivaldi"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\/|Chromium\//, "Chrome"],
  [/Version\/.*Safari\//, "Safari"],
  [/^curl\//, "curl"],
  [/^node$|undici/, "A program"],
];

const systems: [pattern: RegExp, name: string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/CrOS/, "ChromeOS"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "Mac"],
  [/Linux|X11/, "Linux"],
];

/** What a browser calls itself, made readable: enough to know one's own devices again. */
export function describeDevice(userAgent: string): Device {
  const browser = nameIn(browsers, userAgent);
  const system = nameIn(systems, userAgent);
  return { name: nameOf(browser, system), form: formOf(userAgent) };
}

function nameOf(browser: string | undefined, system: string | undefined): string {
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "A device unknown to us";
}

function formOf(userAgent: string): DeviceForm {
  if (/iPad|Tablet/.test(userAgent) || (/Android/.test(userAgent) && !/Mobile/.test(userAgent))) return "tablet";
  return /iPhone|Android|Mobile/.test(userAgent) ? "phone" : "computer";
}

function nameIn(list: [pattern: RegExp, name: string][], userAgent: string): string | undefined {
  return list.find(([pattern]) => pattern.test(userAgent))?.[1];
}
