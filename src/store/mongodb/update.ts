import type { UpdateFilter } from 'mongodb';
import { isScalar } from '../filter-shape.js';
import type { CollectionDefinition, Filter, Update } from '../port.js';
import { changesOf } from '../update.js';
import { checkStorable } from './check-document.js';
import { checkChange } from './declared.js';
import { toItemFilter } from './filter.js';
import type { Stored } from './stored.js';

/**
 * An update as the server takes it; undefined when it changes nothing, which the server refuses.
 *
 * @throws InvalidUpdateError, InvalidDocumentError
 */
export function toServerUpdate(update: Update, scalars: CollectionDefinition['scalars']): UpdateFilter<Stored> | undefined {
  const operators = new Map<string, [path: string, operand: unknown][]>();
  for (const change of changesOf(update)) {
    checkChange(change, scalars);
    const [operator, path, operand] = change;
    const members = operators.get(operator) ?? [];
    members.push([path, operator === '$pull' && !isScalar(operand) ? toItemFilter(operand as Filter) : storable(operand, path)]);
    operators.set(operator, members);
  }
  if (operators.size === 0) return undefined;
  return Object.fromEntries([...operators].map(([operator, members]) => [operator, Object.fromEntries(members)]));
}

function storable(operand: unknown, path: string): unknown {
  checkStorable(operand, path);
  return operand;
}
