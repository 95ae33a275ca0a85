import { type Diagnostic, tidy } from '../check/diagnostic.js';
import type { ApiDefinition } from '../definition/ir.js';
import { checkLock } from './check-lock.js';
import { type Lock, layersOf } from './lock-file.js';

/** What recording the layers of an API would do to a lock. */
export interface LockUpdate {
  readonly lock: Lock;
  /** Layers recorded for the first time. */
  readonly added: readonly string[];
  /** Changed or removed layers that were accepted. */
  readonly accepted: readonly string[];
  /** Changes that were not accepted: the lock must not be written. */
  readonly refused: readonly Diagnostic[];
  /** Names to accept that are no changed layer. */
  readonly unknown: readonly string[];
}

/** Records new layers, and those changed or removed ones that `accept` names (`service.action@version`). */
export function updateLock(api: ApiDefinition, lock: Lock, file: string, accept: readonly string[]): LockUpdate {
  const layers = layersOf(api);
  const contracts = new Map([...layers].map(([name, { contract }]) => [name, contract]));
  const changed = [...lock]
    .filter(([name, was]) => JSON.stringify(contracts.get(name)) !== JSON.stringify(was))
    .map(([name]) => name);
  const accepted = changed.filter((name) => accept.includes(name));
  const kept = new Map([...lock].filter(([name]) => !accepted.includes(name)));
  const fresh = [...contracts].filter(([name]) => !kept.has(name));
  return {
    lock: new Map([...kept, ...fresh]),
    added: fresh.map(([name]) => name).filter((name) => !lock.has(name)),
    accepted,
    refused: tidy(checkLock(api, kept, file).filter(({ severity }) => severity === 'error')),
    unknown: accept.filter((name) => !changed.includes(name)),
  };
}
