import type { SeatState } from "@podtracker/rules";
import { BadgeCheck, Gem, Radiation, Skull, Star, Ticket, Zap, Hash, type LucideIcon } from "lucide-react";

/** What tables count beside life, in the order in which it is offered. Everything else is counted under its own name. */
export const knownCounters = ["poison", "energy", "experience", "rad", "tickets", "treasures"] as const;

const icons: Record<string, LucideIcon> = {
  poison: Skull,
  energy: Zap,
  experience: Star,
  rad: Radiation,
  tickets: Ticket,
  treasures: Gem,
  "city’s blessing": BadgeCheck,
};

export function counterIcon(counter: string): LucideIcon {
  return Object.hasOwn(icons, counter) ? icons[counter]! : Hash;
}

/** All of a seat's counters, poison first; those at zero only where `all` asks for them. */
export function countersOf(
  { poison, counters }: Pick<SeatState, "poison" | "counters">,
  all: boolean,
): { counter: string; value: number }[] {
  const counted = new Map([["poison", poison], ...Object.entries(counters)]);
  const names = new Set([...knownCounters.filter((name) => all || counted.has(name)), ...counted.keys()]);
  return [...names].map((counter) => ({ counter, value: counted.get(counter) ?? 0 })).filter(({ value }) => all || value !== 0);
}
