import { loadSealKey, type SealKey } from "../audit/seal-key.ts";
import type { Seal } from "../audit/seal-content.ts";
import { sealEntries } from "../audit/seal-entries.ts";
import type { TransactionalDatabase } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { World } from "../interfaces.ts";

/** Seals the audit log with the key of a folder. */
export interface Sealer {
  seal(): Promise<number>;
  key(): SealKey;
}

/** The key is read when it is first needed, and again after a rotation has taken the place of the one in hand. */
export function createSealer(database: TransactionalDatabase, world: World, keyFolder: string, onSeal?: (seal: Seal) => void): Sealer {
  let inHand: SealKey | undefined;
  const key = () => (inHand ??= loadSealKey(keyFolder));
  return {
    key,
    async seal() {
      try {
        return await sealEntries(database, key(), world, { onSeal });
      } catch (error) {
        if (error instanceof TatwatsError && error.code === "seal-key-refused") inHand = undefined;
        throw error;
      }
    },
  };
}
