import { useSyncExternalStore, type ReactNode } from "react";
import { Monitor, Moon, Sun } from "lucide-react";
import { SegmentedControl } from "./segmented-control.tsx";
import { chooseTheme, onThemeChange, themeChoice, type ThemeChoice } from "./theme.ts";

const options = [
  { value: "dark", label: <Choice icon={<Moon aria-hidden size={15} />} word="Dark" /> },
  { value: "light", label: <Choice icon={<Sun aria-hidden size={15} />} word="Light" /> },
  { value: "system", label: <Choice icon={<Monitor aria-hidden size={15} />} word="System" /> },
] as const;

export interface ThemeToggleProps {
  hideLabel?: boolean;
  size?: "medium" | "touch";
  /** Runs when the person chose, for apps that remember it elsewhere, too. */
  onChoose?: (choice: ThemeChoice) => void;
}

export function ThemeToggle({ hideLabel = false, size, onChoose }: ThemeToggleProps) {
  const choice = useSyncExternalStore(onThemeChange, themeChoice, themeChoice);
  function choose(next: ThemeChoice) {
    chooseTheme(next);
    onChoose?.(next);
  }
  return <SegmentedControl label="Theme" hideLabel={hideLabel} size={size} options={options} value={choice} onValueChange={choose} />;
}

function Choice({ icon, word }: { icon: ReactNode; word: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {icon}
      {word}
    </span>
  );
}
