/** A process of ours that is up. */
export interface RunningProcess {
  /** Takes nothing new, lets what is under way end, and resolves when all is closed. */
  stop(): Promise<void>;
}
