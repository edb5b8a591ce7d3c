/** Our mark: four pips around a table. */
export function Brand({ large = false }: { large?: boolean }) {
  return (
    <span
      className={
        large
          ? "inline-flex items-center gap-3 text-xl font-bold tracking-tight"
          : "inline-flex items-center gap-2.5 text-base font-bold tracking-tight"
      }
    >
      <svg aria-hidden viewBox="0 0 20 20" className={large ? "size-8" : "size-5"}>
        <circle cx="5" cy="5" r="4" className="fill-pip-u" />
        <circle cx="15" cy="5" r="4" className="fill-pip-r" />
        <circle cx="5" cy="15" r="4" className="fill-pip-g" />
        <circle cx="15" cy="15" r="4" className="fill-pip-w" />
      </svg>
      PodTracker
    </span>
  );
}
