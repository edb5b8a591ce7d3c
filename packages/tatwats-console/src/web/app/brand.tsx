import { Link } from "@tanstack/react-router";

export function Brand() {
  return (
    <Link to="/" aria-label="TATWATS console, overview" className="flex items-center gap-2 px-2.5 text-base font-bold tracking-tight">
      <BrandMark />
      TATWATS
    </Link>
  );
}

export function BrandMark() {
  return (
    <svg aria-hidden viewBox="0 0 18 18" className="size-4.5">
      <circle cx="4" cy="4" r="3.7" className="fill-(--u)" />
      <circle cx="14" cy="4" r="3.7" className="fill-(--r)" />
      <circle cx="4" cy="14" r="3.7" className="fill-(--g)" />
      <circle cx="14" cy="14" r="3.7" className="fill-(--w)" />
    </svg>
  );
}
