import { compareVersionNames } from '../../definition/versions.js';
import { Random } from '../generate/random.js';
import type { Operation } from '../model/operation.js';
import type { Resource } from '../model/resource.js';
import { accessCases } from './access-cases.js';
import type { Case } from './case.js';
import { lenientCases } from './lenient-cases.js';
import type { CaseMaking } from './making.js';
import { nearMisses } from './near-misses.js';
import { validCases } from './valid-cases.js';

/** What to make cases for. */
export interface Plan {
  readonly operations: readonly Operation[];
  readonly resources: ReadonlyMap<string, Resource>;
  /** Every version of the API, oldest first; none for cases about versions that are too old or too new. */
  readonly versions: readonly string[];
  readonly seed: string;
  readonly runs: number;
  readonly strict: boolean;
}

/**
 * All cases, the same for the same seed and definitions. Operations and kinds of cases take turns, so that a run that is cut short has seen
 * something of each; what is made for one operation does not depend on which others there are.
 */
export function casesOf({ operations, resources, versions, seed, runs, strict }: Plan): Case[] {
  const oldest = new Map<string, string>();
  for (const { action } of operations) oldest.set(action.fullName, action.layers[0]?.version ?? '');
  const each = operations.map((operation) => {
    const { action, layer } = operation;
    const random = new Random(`${seed} ${action.fullName} ${layer.version}`);
    const making: CaseMaking = { resources, random, runs, strict };
    const isOldest = compareVersionNames(oldest.get(action.fullName) ?? '', layer.version) === 0;
    const [plainest = [], ...others] = [
      validCases(operation, making),
      accessCases(operation, making, versions, isOldest),
      lenientCases(operation, making),
      nearMisses(operation, making),
    ];
    return [...plainest.slice(0, 1), ...random.shuffled([...plainest.slice(1), ...others.flat()])];
  });
  return inTurn(each);
}

function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
