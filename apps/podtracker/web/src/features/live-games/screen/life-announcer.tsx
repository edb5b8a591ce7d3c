import { useEffect, useRef, useState } from "react";
import { useAtTable } from "./table-context.tsx";

const quietMs = 1_000;

/** Says to screen readers whose life changed and to what, once it stands still. */
export function LifeAnnouncer() {
  const { seats } = useAtTable();
  const told = useRef(seats.map(({ counts }) => counts.life));
  const [words, setWords] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => {
      const changed = seats.filter(({ counts }, index) => counts.life !== told.current[index]);
      told.current = seats.map(({ counts }) => counts.life);
      if (changed.length > 0) setWords(changed.map(({ name, counts }) => `${name} ${counts.life}`).join(", "));
    }, quietMs);
    return () => clearTimeout(timer);
  }, [seats]);
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
