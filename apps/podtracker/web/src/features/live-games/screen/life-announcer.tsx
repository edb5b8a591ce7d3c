import { useEffect, useState } from "react";
import { useTableSource } from "./table-context.tsx";

const quietMs = 1_000;

/** Says to screen readers whose life changed and to what, once it stands still. */
export function LifeAnnouncer() {
  const { now, listen } = useTableSource();
  const [words, setWords] = useState("");
  useEffect(() => {
    const livesNow = () => now().seats.map(({ counts }) => counts.life);
    let told = livesNow();
    let timer: ReturnType<typeof setTimeout>;
    const tell = () => {
      const changed = now().seats.filter(({ counts }, index) => counts.life !== told[index]);
      told = livesNow();
      if (changed.length > 0) setWords(changed.map(({ name, counts }) => `${name} ${counts.life}`).join(", "));
    };
    const stop = listen(() => {
      clearTimeout(timer);
      timer = setTimeout(tell, quietMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [now, listen]);
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
