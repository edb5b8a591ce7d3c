import { newId } from "./new-id.ts";

/**
 * Does some work in one tab of the browser at a time. Over plain http there are no locks: there a lease in the browser's
 * storage stands for one, which ends by itself where its tab was closed. Without storage there is nothing to share.
 */
export async function inOneTab(name: string, work: () => Promise<void>): Promise<void> {
  if ("locks" in navigator && navigator.locks) await navigator.locks.request(name, work);
  else await underLease(name, work);
}

const leaseMs = 15_000;
const waitMs = 200;
const me = newId();

async function underLease(name: string, work: () => Promise<void>): Promise<void> {
  while (!takeLease(name)) await new Promise((resolve) => setTimeout(resolve, waitMs));
  const renewal = setInterval(() => takeLease(name), leaseMs / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    write(name, null);
  }
}

/** Two that take it in the same instant both have it for a moment: what is sent twice is done once all the same. */
function takeLease(name: string): boolean {
  const lease = read(name);
  if (lease && lease.holder !== me && lease.until > Date.now()) return false;
  write(name, { holder: me, until: Date.now() + leaseMs });
  return true;
}

interface Lease {
  holder: string;
  until: number;
}

function read(name: string): Lease | null {
  try {
    return JSON.parse(localStorage.getItem(`lease-${name}`) ?? "null") as Lease | null;
  } catch {
    return null;
  }
}

function write(name: string, lease: Lease | null): void {
  try {
    if (lease) localStorage.setItem(`lease-${name}`, JSON.stringify(lease));
    else localStorage.removeItem(`lease-${name}`);
  } catch {
    // Without storage there is no other tab to know of.
  }
}
