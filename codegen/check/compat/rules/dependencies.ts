import { isNode } from '../../../definition/schema-walk.js';
import type { Canonical } from '../../../lock/contract.js';
import type { ContractSchema } from '../pairs.js';
import { listOf } from '../values.js';

/** A field that must be there when another one is. */
export interface Dependency {
  readonly name: string;
  readonly needs: string;
}

/** The dependencies of one schema that the other does not have. */
export function loneDependencies(one: ContractSchema, other: ContractSchema): readonly Dependency[] {
  const others = new Set(dependenciesOf(other).map(({ name, needs }) => JSON.stringify([name, needs])));
  return dependenciesOf(one).filter(({ name, needs }) => !others.has(JSON.stringify([name, needs])));
}

function dependenciesOf(schema: ContractSchema): Dependency[] {
  return [schema.dependencies, schema.dependentRequired].flatMap((map) =>
    Object.entries(isNode(map) ? map : {}).flatMap(([name, needed]) =>
      listOf(needed as Canonical).map((needs) => ({ name, needs: String(needs) })),
    ),
  );
}
