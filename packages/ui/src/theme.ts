const themeChoices = ["dark", "light", "system"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = "theme";
const listeners = new Set<() => void>();

/** What the person chose; dark until they did. */
export function themeChoice(): ThemeChoice {
  const stored = readStored();
  return themeChoices.find((choice) => choice === stored) ?? "dark";
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem(storageKey, choice);
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  applyTheme(choice);
  for (const listener of listeners) listener();
}

/** Shows the stored choice and follows the system's where that was chosen. Call it before the first paint. */
export function startTheme(): void {
  applyTheme(themeChoice());
  systemPrefersLight().addEventListener("change", () => applyTheme(themeChoice()));
}

export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function applyTheme(choice: ThemeChoice): void {
  const theme = choice === "light" || (choice === "system" && systemPrefersLight().matches) ? "light" : "dark";
  const { dataset } = document.documentElement;
  // To ask for a style makes the browser work it out at once: the page comes dark, which most leave it.
  if (dataset["theme"] === theme) return;
  dataset["theme"] = theme;
  const background = getComputedStyle(document.documentElement).getPropertyValue("--bg").trim();
  if (background) document.querySelector('meta[name="theme-color"]')?.setAttribute("content", background);
}

function systemPrefersLight(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: light)");
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
