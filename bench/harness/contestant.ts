/** Where a contestant finds what it stores its messages in. */
export interface Services {
  /** A database of its own on the bench's PostgreSQL. */
  postgresUrl: string;
  /** A Redis of the bench's own that appends every write to disk before it answers; undefined where there is none. */
  redisPort?: number;
  /** For keys and the like. */
  folder: string;
}

/** What is sent, by everyone alike. */
export interface Payload {
  number: number;
  text: string;
}

export interface Sender {
  /** Resolves when the message is durable. */
  send(payload: Payload): Promise<unknown>;
  stop(): Promise<void>;
}

/** What a handler tells the bench while it works. */
export interface Witness {
  /** Its first statement. */
  started(number: number): void;
  /** Its last one. The rate is not taken from this but from what is stored; it only holds the sender back. */
  handled(): void;
}

export interface Handler {
  stop(): Promise<void>;
}

/** Reads from outside what has been done. */
export interface Observer {
  /** Effects of handlers that are stored: one for each handled message. */
  effects(): Promise<number>;
  /** Messages that the contestant's own record calls handled; undefined where it keeps no such record. */
  recorded(): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** One system that can send a message from one process and handle it in another. */
export interface Contestant {
  title: string;
  /** How it was set up, and what differs from the others. */
  note: string;
  /** Once for each database, before both processes start. */
  prepare(services: Services): Promise<void>;
  openSender(services: Services): Promise<Sender>;
  openHandler(services: Services, witness: Witness): Promise<Handler>;
  openObserver(services: Services): Promise<Observer>;
}

export const contestantNames = ["tatwats", "bullmq", "dbos", "graphile-worker", "pg-boss"] as const;
export type ContestantName = (typeof contestantNames)[number];

/** The peers are loaded only when asked for: their packages are not the product's. */
export async function loadContestant(name: ContestantName): Promise<Contestant> {
  const file = name === "tatwats" ? "./tatwats.ts" : `../peers/${name}.ts`;
  const { contestant } = (await import(file)) as { contestant: Contestant };
  return contestant;
}

/** Connections of each sending process, whoever sends. */
export const senderConnections = 16;
/** Messages in hand at a time in each handling process, whoever handles. */
export const hands = 32;
