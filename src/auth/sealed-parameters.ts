import { SealError, type Sealer } from './sealer.js';

/** Type of a hyperparameter whose value is sealed. */
export const SEALED_TYPE = 'sealed';

/** A hyperparameter, as far as its secret is concerned. */
export interface SealableParameter {
  readonly section: string;
  readonly name: string;
  readonly value: string;
  readonly type?: string | undefined;
}

/**
 * Hyperparameters that hold secrets: encrypted where they are stored, so that whoever reads the task, a backup or a log has nothing of
 * them. Bound to company, section and name: moved elsewhere they do not open.
 */
export class SealedParameters {
  readonly #sealer: Sealer;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** The parameter with its value sealed. */
  seal<Parameter extends SealableParameter>(parameter: Parameter, company: string): Parameter {
    return { ...parameter, value: this.#sealer.seal(parameter.value, owner(parameter, company)), type: SEALED_TYPE };
  }

  /** The value in plain. Undefined when it cannot be had: sealed with another key of the installation, for another place, or damaged. */
  open(parameter: SealableParameter, company: string): string | undefined {
    try {
      return this.#sealer.open(parameter.value, owner(parameter, company));
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }
}

function owner({ section, name }: SealableParameter, company: string): readonly string[] {
  return ['hyperparameter', company, section, name];
}
