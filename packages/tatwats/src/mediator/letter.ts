import type { VersionTable } from "../helper/version-table.ts";
import type { AnyHelper } from "../helper/define-helper.ts";
import type { World } from "../interfaces.ts";
import { currentTrace } from "../telemetry/spans.ts";
import { acceptanceOf, checkPayload, checkTravel, digestOf, type Draft, payloadText, recipientsOf } from "./draft.ts";
import type { RouteTable } from "./route-table.ts";

/** What writing a letter takes, the same for all of a process. */
export interface Desk {
  helpers: readonly AnyHelper[];
  world: World;
  routes: RouteTable;
  versions: VersionTable;
}

/** A checked message on its way to the journal. */
export interface Letter {
  id: string;
  type: string;
  sender: string;
  recipients: readonly string[];
  taskId: string | undefined;
  once: string | undefined;
  digest: string | undefined;
  /** What `tatwats.send` takes, as JSON: the message, and an address for each recipient. */
  json: string;
  addresses: string;
}

/**
 * Checks a draft and makes a letter of it. Nothing is written yet.
 *
 * @throws TatwatsError `unknown-helper`, `unknown-type`, `payload-refused` (with the path of each fault), `payload-too-large`, `not-allowed`, `refused`
 */
export function writeLetter(draft: Draft, { helpers, world, routes, versions }: Desk): Letter {
  checkTravel(draft);
  const accepting = recipientsOf(draft, helpers);
  const recipients = routes.choose(draft, accepting);
  const id = world.newId();
  const text = payloadText(draft);
  // As it will arrive: a Date, for one, is a text by then, and a schema that wants a Date would refuse it there.
  const received: unknown = JSON.parse(text);
  const addresses = recipients.map((helper) => {
    const acceptance = acceptanceOf(helper, draft.type)!;
    const payload = checkPayload(acceptance.payload, { type: draft.type, payload: received });
    const key = draft.key ?? acceptance.key?.(payload);
    checkTravel({ key });
    return JSON.stringify({ id, name: helper.name, key, minVersion: versions.since(helper.name, draft.type) });
  });
  const digest = draft.once === undefined ? undefined : digestOf(draft, text);
  const { payload: _, ...rest } = draft;
  const envelope = JSON.stringify({
    ...rest,
    trace: draft.trace ?? currentTrace(),
    id,
    conversationId: draft.conversationId ?? id,
    digest,
  });
  return {
    id,
    type: draft.type,
    sender: draft.sender,
    recipients: recipients.map(({ name }) => name),
    taskId: draft.taskId,
    once: draft.once,
    digest,
    json: `${envelope.slice(0, -1)},"payload":${text}}`,
    addresses: addresses.join(","),
  };
}
