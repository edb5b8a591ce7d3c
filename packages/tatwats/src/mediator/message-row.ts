/** A message as it lies in the journal. */
export interface MessageRow {
  id: string;
  type: string;
  sender: string;
  recipient: string | null;
  payload: unknown;
  conversation_id: string;
  causation_id: string | null;
  key: string | null;
  priority: number;
  sent_at: Date;
  due_at: Date;
  expires_at: Date | null;
}
