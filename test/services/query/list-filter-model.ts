import fc from 'fast-check';

export type Items = readonly (string | null)[];

const value = fc.constantFrom('x', 'y', 'z', '-x', '-y', '', '-');
const operator = fc.constantFrom('__$all', '__$and', '__$any', '__$or', '__$not', '__$nop', '__$other');

/** Any list filter over the tags x, y and z. */
export const listFilterItems: fc.Arbitrary<Items> = fc.array(
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 2, arbitrary: operator }, fc.constant(null)),
  {
    maxLength: 7,
  },
);

/** The rules of task-core 7.3 said once more, for one document, without a query language. */
export function satisfies(tags: readonly string[], items: Items): boolean {
  const needed = new Map<string, string[]>();
  const put = (group: string, value: string): void => {
    needed.set(group, [...(needed.get(group) ?? []), value]);
  };
  let current = '';
  for (const item of items) {
    if (item === null) continue;
    if (item.startsWith('__$')) {
      current = item;
      continue;
    }
    if (current === '') put(item.startsWith('-') ? 'none' : 'some', item.replace(/^-/, ''));
    else if (current === '__$not') put('none', item);
    else if (['__$all', '__$and'].includes(current)) put('every', item);
    else put('some', item);
    if (!['__$all', '__$and', '__$any', '__$or'].includes(current)) current = '';
  }
  const holds = [...needed].map(([group, values]) => {
    if (group === 'some') return values.some((value) => tags.includes(value));
    if (group === 'none') return !values.some((value) => tags.includes(value));
    return values.every((value) => tags.includes(value));
  });
  if (items.includes(null) && tags.length === 0) return true;
  if (holds.length === 0) return !items.includes(null);
  return ['__$all', '__$and', '__$not'].includes(items[0] ?? '') ? holds.every(Boolean) : holds.some(Boolean);
}
