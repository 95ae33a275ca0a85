import type { UpdateFilter } from 'mongodb';
import { isScalar } from '../filter-shape.js';
import type { Filter, Update } from '../port.js';
import { toItemFilter } from './filter.js';
import { type Stored, storedPath } from './stored.js';

/** An update as the server takes it; undefined when it changes nothing, which the server refuses. */
export function toServerUpdate(update: Update): UpdateFilter<Stored> | undefined {
  const operators = Object.entries(update).flatMap(([operator, operands]) => {
    const entries = Object.entries(operands as Readonly<Record<string, unknown>>).filter(([, value]) => value !== undefined);
    const members = entries.map(([path, value]) => [storedPath(path), operand(operator, value)] as const);
    return members.length > 0 ? [[operator, Object.fromEntries(members)] as const] : [];
  });
  return operators.length > 0 ? Object.fromEntries(operators) : undefined;
}

function operand(operator: string, value: unknown): unknown {
  return operator === '$pull' && !isScalar(value) ? toItemFilter(value as Filter) : value;
}
