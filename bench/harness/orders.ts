/** What the bench tells a process of a load. */
export type Order = { id: number } & (
  | { kind: "stream"; inFlight: number; backlog: number }
  | { kind: "halt" }
  | { kind: "paced"; count: number; gapMs: number }
  | { kind: "handled"; count: number }
  | { kind: "started" }
  | { kind: "stop" }
);

/** What such a process tells the bench. */
export type Report =
  | { kind: "ready" }
  | { kind: "handled"; count: number }
  | { kind: "answer"; id: number; result: unknown }
  | { kind: "fault"; id: number; message: string };

export interface StreamResult {
  acknowledged: number;
  /** Of each send, in ms; left out when there were very many. */
  tookMs: number[];
}

export interface PacedResult {
  /** Number of the message, and when its send returned (ms of the machine's steady clock). */
  returnedAt: [number, number][];
  tookMs: number[];
}
