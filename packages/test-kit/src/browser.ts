import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** How to start the test browser, in Playwright's terms. */
export interface BrowserLaunch {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const always = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--lang=en-US"];
/** An installed browser also tries to reach its maker, which a closed network refuses again and again. */
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];
const locale = { LANG: "en_US.UTF-8", LANGUAGE: "en_US" };
const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Finds a Chromium: the one that `CHROME_PATH` names, else the one that came with `npm ci` (Linux on
 * x64), else one that the machine has. Unpacks the packaged one when needed, so call it once, before
 * tests start side by side.
 *
 * @throws Error that says how to get one
 */
export async function findBrowser(): Promise<BrowserLaunch> {
  const given = process.env["CHROME_PATH"];
  if (given) return launchInstalled(given);
  if (process.platform === "linux" && process.arch === "x64") return await unpack();
  const found = installed.find((path) => existsSync(path));
  if (found) return launchInstalled(found);
  throw new Error("No Chromium found. Install Chrome or Chromium, or set CHROME_PATH to one; the browser tests cannot run without.");
}

function launchInstalled(executablePath: string): BrowserLaunch {
  if (!existsSync(executablePath)) throw new Error(`CHROME_PATH ${executablePath} does not exist. Set it to a Chrome or Chromium.`);
  return { executablePath, args: [...always, ...quiet], env: { ...definedEnv(), ...locale } };
}

async function unpack(): Promise<BrowserLaunch> {
  const bin = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../bin");
  const cache = join(import.meta.dirname, "../../../node_modules/.cache/chromium");
  mkdirSync(cache, { recursive: true });
  const before = process.env["TMPDIR"];
  // The package unpacks into the temporary folder, which it asks for when it is loaded.
  process.env["TMPDIR"] = cache;
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    const libraries = join(cache, "al2023/lib");
    if (!existsSync(libraries)) await inflate(join(bin, "al2023.tar.br"));
    const executablePath = await chromium.executablePath(bin);
    const env = { ...definedEnv(), ...locale, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: configureFonts(cache) };
    return { executablePath, args: always, env };
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

/** The package's own configuration names the folder it would have unpacked into; without a font, any form field ends the browser. */
function configureFonts(cache: string): string {
  const folder = join(cache, "fontconfig");
  mkdirSync(folder, { recursive: true });
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    "<fontconfig>",
    `<dir>${join(cache, "fonts/fonts")}</dir>`,
    `<cachedir>${join(folder, "cache")}</cachedir>`,
    "</fontconfig>",
  ];
  writeFileSync(join(folder, "fonts.conf"), lines.join("\n"));
  return folder;
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
