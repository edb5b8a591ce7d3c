import { useSyncExternalStore, type ReactNode } from "react";
import { Monitor, Moon, Sun } from "lucide-react";
import { SegmentedControl } from "./segmented-control.tsx";
import { chooseTheme, onThemeChange, themeChoice } from "./theme.ts";

const options = [
  { value: "dark", label: <Choice icon={<Moon aria-hidden size={15} />} word="Dark" /> },
  { value: "light", label: <Choice icon={<Sun aria-hidden size={15} />} word="Light" /> },
  { value: "system", label: <Choice icon={<Monitor aria-hidden size={15} />} word="System" /> },
] as const;

export function ThemeToggle({ hideLabel = false, size }: { hideLabel?: boolean; size?: "medium" | "touch" }) {
  const choice = useSyncExternalStore(onThemeChange, themeChoice, themeChoice);
  return <SegmentedControl label="Theme" hideLabel={hideLabel} size={size} options={options} value={choice} onValueChange={chooseTheme} />;
}

function Choice({ icon, word }: { icon: ReactNode; word: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {icon}
      {word}
    </span>
  );
}
