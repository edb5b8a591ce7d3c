import type { AuditFault } from "./audit-fault.ts";
import type { KeyRing } from "./key-ring.ts";
import { isGenuineSeal, type Seal } from "./seal-content.ts";

/** Follows the chain of seals: each is to come after the one before, signed by a key of ours. */
export class SealChain {
  readonly #ring: KeyRing;
  readonly #witness: Seal | undefined;
  readonly #replaced = new Set<string>();
  #last: Seal | undefined;
  /** The first seal that was made after the witness, though it stands before it or in its place. */
  #tooLate: Seal | undefined;

  constructor(ring: KeyRing, witness: Seal | undefined) {
    this.#ring = ring;
    this.#witness = witness;
  }

  get lastPosition(): number {
    return this.#last?.lastPosition ?? 0;
  }

  /** @returns what is wrong with the next seal */
  next(seal: Seal): AuditFault | undefined {
    const number = (this.#last?.number ?? 0) + 1;
    const position = this.lastPosition + 1;
    if (seal.number !== number) return { kind: "seal-removed", what: `Seal ${number} was removed.`, seal: number, position };
    const fault = this.#key(seal) ?? this.#content(seal, position) ?? this.#against(seal);
    this.#last = seal;
    return fault;
  }

  /** @returns what is missing at the end */
  end(): AuditFault | undefined {
    const missing = (this.#last?.number ?? 0) + 1;
    if (!this.#witness || this.#witness.number < missing) return undefined;
    return {
      kind: "cut-off",
      what: `The log was cut off: seal ${missing} is missing, with all up to seal ${this.#witness.number} and position ${this.#witness.lastPosition}.`,
      seal: missing,
      position: this.lastPosition + 1,
    };
  }

  #key(seal: Seal): AuditFault | undefined {
    const where = { kind: "key-unknown", seal: seal.number, position: seal.firstPosition } as const;
    if (!this.#ring.has(seal.keyId)) return { ...where, what: `Seal ${seal.number} is by a key that is not ours (${seal.keyId}).` };
    if (this.#replaced.has(seal.keyId))
      return { ...where, what: `Seal ${seal.number} is by a key that had been replaced (${seal.keyId}).` };
    if (this.#last && this.#last.keyId !== seal.keyId) this.#replaced.add(this.#last.keyId);
    return undefined;
  }

  #content(seal: Seal, position: number): AuditFault | undefined {
    const where = { kind: "seal-altered", seal: seal.number, position } as const;
    if (!isGenuineSeal(seal, this.#ring.get(seal.keyId)!))
      return { ...where, what: `The signature of seal ${seal.number} is not genuine.` };
    const follows = seal.previous === (this.#last?.root ?? "") && seal.firstPosition === position && seal.lastPosition >= position;
    return follows ? undefined : { ...where, what: `Seal ${seal.number} does not follow from the one before it.` };
  }

  #against(seal: Seal): AuditFault | undefined {
    if (!this.#witness || seal.number > this.#witness.number) return undefined;
    if (seal.sealedAt > this.#witness.sealedAt) this.#tooLate ??= seal;
    if (seal.number < this.#witness.number || seal.signature === this.#witness.signature) return undefined;
    const first = this.#tooLate ?? seal;
    return {
      kind: "cut-off",
      what: `The log was cut off and went on: seal ${first.number} is not the one that was there when seal ${this.#witness.number} was kept outside.`,
      seal: first.number,
      position: first.firstPosition,
    };
  }
}
