import type { ConsoleOptions } from "tatwats-console";

/** Accounts and mails belong to the application, whose own queries are not the console's: here they are lists in memory. */

const roles = ["viewer", "operator", "admin"] as const;
const at = (minutesAgo: number) => new Date(Date.UTC(2026, 10, 1) - minutesAgo * 60_000).toISOString();
const idOf = (number: number) => `0199aaaa-bbbb-7ccc-8ddd-${number.toString(16).padStart(12, "0")}`;

const people = Array.from({ length: 200 }, (_, number) => ({
  id: idOf(number),
  name: `Player ${number}`,
  email: `player-${number}@example.org`,
  role: number < 12 ? roles[number % roles.length]! : null,
  disabled: number % 17 === 16,
  createdAt: at(number * 700),
  lastSeenAt: number % 5 === 0 ? null : at(number),
}));

const mails = Array.from({ length: 200 }, (_, number) => ({
  id: idOf(10_000 + number),
  to: `player-${number}@example.org`,
  subject: number % 2 === 0 ? "Set a new password" : "Confirm your address",
  text: `Hello Player ${number},\n\nfollow this link: https://example.org/confirm/${number}\n`,
  at: at(number * 11),
  state: "kept" as const,
  problem: null,
}));

export const toyPeople: NonNullable<ConsoleOptions["people"]> = {
  list: async ({ q = "", role = "", limit }) => ({
    items: people.filter((one) => matches(one.name + one.email, q) && hasRole(one.role, role)).slice(0, limit),
    nextCursor: null,
  }),
  change: async () => undefined,
};

export const toyMails: NonNullable<ConsoleOptions["mails"]> = {
  list: async ({ q = "", limit }) => ({ items: mails.filter((one) => matches(one.to + one.subject, q)).slice(0, limit), nextCursor: null }),
};

function matches(text: string, q: string): boolean {
  return text.toLowerCase().includes(q.toLowerCase());
}

function hasRole(role: string | null, asked: string): boolean {
  return asked === "" || (asked === "any" ? role !== null : (role ?? "none") === asked);
}
