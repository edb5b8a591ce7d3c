import { randomUUID } from "node:crypto";
import { type Api, createApi, type Pod } from "@podtracker/contract";
import { io, type Socket } from "socket.io-client";

/** Somebody with a cookie jar, who speaks to the API as a browser would. */
export interface Person {
  name: string;
  api: Api;
  /** A request of any kind, for what the typed client would not let one do. */
  fetch(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Response>;
  /** What their browser would send as its cookies. */
  cookie(): string;
  /** A connected socket of theirs. */
  connect(): Promise<Socket>;
}

export function anonymous(url: string, name = "nobody"): Person {
  const jar = new Map<string, string>();
  const cookie = () => [...jar.values()].join("; ");
  const withJar: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    if (jar.size > 0) headers.set("cookie", cookie());
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(";")[0]!;
      jar.set(pair.split("=")[0]!, pair);
    }
    return response;
  };
  return {
    name,
    cookie,
    api: createApi(url, () => withJar),
    fetch: (method, path, { body, headers = {} } = {}) =>
      withJar(url + path, {
        method,
        headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    connect: () =>
      new Promise((resolve, reject) => {
        const socket = io(url, { transports: ["websocket"], extraHeaders: { cookie: cookie() }, reconnection: false });
        socket.once("connect", () => resolve(socket));
        socket.once("connect_error", reject);
      }),
  };
}

export async function signUp(url: string, name: string): Promise<Person> {
  const person = anonymous(url, name);
  const email = `${name.toLowerCase().replaceAll(/\W/g, "")}-${randomUUID()}@example.org`;
  const response = await person.fetch("POST", "/api/auth/sign-up/email", { body: { name, email, password: "correct-horse-battery" } });
  if (!response.ok) throw new Error(`${name} could not sign up: ${await response.text()}`);
  return person;
}

export async function signIn(url: string, credentials: { email: string; password: string }): Promise<Person> {
  const person = anonymous(url, credentials.email);
  const response = await person.fetch("POST", "/api/auth/sign-in/email", { body: credentials });
  if (!response.ok) throw new Error(`${credentials.email} could not sign in: ${await response.text()}`);
  return person;
}

export interface PodOfThree {
  ash: Person;
  briar: Person;
  pod: Pod;
  /** Member ids: Ash the owner, Briar a member, Cole a guest. */
  members: { ash: string; briar: string; cole: string };
}

export async function podOfThree(url: string): Promise<PodOfThree> {
  const [ash, briar] = [await signUp(url, "Ash"), await signUp(url, "Briar")];
  const pod = await ash.api.createPod({ body: { name: "Tuesday Night" } });
  await join(ash, briar, pod.id);
  const cole = await ash.api.addGuest({ params: { podId: pod.id }, body: { name: "Cole" } });
  const { items } = await ash.api.listMembers({ params: { podId: pod.id } });
  const idOf = (name: string) => items.find((member) => member.name === name)!.memberId;
  return { ash, briar, pod, members: { ash: idOf("Ash"), briar: idOf("Briar"), cole: cole.memberId } };
}

/** Brings somebody into a pod by an invite of its owner. */
export async function join(owner: Person, guest: Person, podId: string, role: "member" | "organiser" = "member"): Promise<void> {
  const invite = await owner.api.createInvite({ params: { podId }, body: { role } });
  await guest.api.acceptInvite({ params: { code: invite.code } });
}

/** A finished game of the three, won by Briar, as it is sent. */
export function gameOf({ members }: PodOfThree, id: string = randomUUID()) {
  return {
    id,
    playedAt: "2026-11-20T19:30:00.000Z",
    outcome: "win" as const,
    turns: 9,
    winCondition: "combat" as const,
    seats: [
      { memberId: members.ash, commanders: ["Atraxa, Praetors' Voice"], place: 2 },
      { memberId: members.briar, commanders: ["Thrasios, Triton Hero", "Tymna the Weaver"], place: 1, kills: 2 },
      { memberId: members.cole, commanders: ["Krenko, Mob Boss"], place: 3 },
    ],
  };
}
