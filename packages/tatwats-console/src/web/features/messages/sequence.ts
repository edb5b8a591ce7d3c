import type { MessageAnswer, MessageRow } from "../../../contract/message.ts";

export interface SequenceArrow {
  to: number;
  state: string;
}

/** One message in its turn: from whose line to whose. */
export interface SequenceRow {
  message: Pick<MessageRow, "id" | "type" | "sentAt">;
  /** The message whose story is told. */
  current: boolean;
  /** Places in `participants`. */
  from: number;
  arrows: SequenceArrow[];
  /** ms after the first message. */
  afterMs: number;
}

export interface Sequence {
  participants: string[];
  rows: SequenceRow[];
}

/** Who told whom, in the order of sending; those who take part stand in the order in which they first do. */
export function sequenceOf(story: MessageAnswer): Sequence {
  const messages = [...story.causes, story, ...story.effects].toSorted(
    (one, other) => one.sentAt.localeCompare(other.sentAt) || one.id.localeCompare(other.id),
  );
  const participants: string[] = [];
  const placeOf = (name: string) => {
    const known = participants.indexOf(name);
    return known >= 0 ? known : participants.push(name) - 1;
  };
  const begin = Date.parse(messages[0]!.sentAt);
  const rows = messages.map((message) => ({
    message: { id: message.id, type: message.type, sentAt: message.sentAt },
    current: message.id === story.id,
    from: placeOf(message.sender),
    arrows: message.deliveries.map(({ recipient, state }) => ({ to: placeOf(recipient), state })),
    afterMs: Date.parse(message.sentAt) - begin,
  }));
  return { participants, rows };
}
