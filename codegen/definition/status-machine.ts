import { stem } from './files.js';
import type { HoconFile } from './hocon.js';
import type { StatusMachine } from './ir.js';
import { isNode } from './schema-walk.js';

/** A checked status machine, statuses in the order they were written. */
export function machineOf({ file, value }: HoconFile): StatusMachine {
  const statuses = isNode(value?.statuses) ? Object.entries(value.statuses) : [];
  const description = value?._description;
  return {
    name: stem(file),
    ...(typeof description === 'string' ? { description } : {}),
    statuses: statuses.map(([name, status]) => {
      const { description, next, reached_by } = status as { description: string; next?: string[]; reached_by?: string[] };
      return { name, description, next: next ?? [], reachedBy: reached_by ?? [] };
    }),
  };
}
