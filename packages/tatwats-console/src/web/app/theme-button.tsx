import { useSyncExternalStore } from "react";
import { Moon, Sun } from "lucide-react";
import { chooseTheme, IconButton, onThemeChange, themeChoice } from "@tatwats/ui";

/** Between dark and light, in the little room that the navigation has. */
export function ThemeButton() {
  const choice = useSyncExternalStore(onThemeChange, themeChoice, themeChoice);
  const light = choice === "light";
  return (
    <IconButton
      size="medium"
      label={light ? "Use the dark theme" : "Use the light theme"}
      icon={light ? <Moon aria-hidden size={16} /> : <Sun aria-hidden size={16} />}
      onClick={() => chooseTheme(light ? "dark" : "light")}
    />
  );
}
