import { type Agent, request } from "node:http";
import type { Seated } from "./seed-people.ts";

export interface Asked {
  method: string;
  path: string;
  body?: unknown;
}

/** Asks as somebody's browser does, to the end of the answer. @returns its status */
export function ask(agent: Agent, origin: string, { cookie }: Seated, { method, path, body }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      cookie,
      ...(text === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
    };
    const sent = request(origin + path, { method, agent, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.once("error", reject);
    });
    sent.once("error", reject);
    sent.end(text);
  });
}
