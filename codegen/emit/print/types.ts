/** A TypeScript type as text, with how tightly it binds: what binds less tightly than its place asks for goes in parentheses. */
export interface Type {
  readonly text: string;
  readonly binding: Binding;
}

type Binding = 'atom' | 'operator' | 'intersection' | 'union';

const ORDER: readonly Binding[] = ['atom', 'operator', 'intersection', 'union'];

export const unknown: Type = atom('unknown');
export const never: Type = atom('never');

/** A name, a literal, something in brackets. */
export function atom(text: string): Type {
  return { text, binding: 'atom' };
}

/** `A | B`; each alternative once. */
export function union(types: readonly Type[]): Type {
  const distinct = [...new Map(types.map((type) => [type.text, type])).values()].filter(({ text }) => text !== never.text);
  if (distinct.some(({ text }) => text === unknown.text)) return unknown;
  const [first, ...others] = distinct;
  if (first === undefined) return never;
  if (others.length === 0) return first;
  return { text: distinct.map((type) => within(type, 'union')).join(' | '), binding: 'union' };
}

/** `A & B` */
export function intersection(types: readonly Type[]): Type {
  const distinct = [...new Map(types.map((type) => [type.text, type])).values()].filter(({ text }) => text !== unknown.text);
  const [first, ...others] = distinct;
  if (first === undefined) return unknown;
  if (others.length === 0) return first;
  return { text: distinct.map((type) => within(type, 'intersection')).join(' & '), binding: 'intersection' };
}

/** `readonly T[]` */
export function list(item: Type): Type {
  return { text: `readonly ${within(item, 'atom')}[]`, binding: 'operator' };
}

/** `readonly [A?, B?, ...T[]]`: JSON Schema lets a tuple be shorter and longer than what it names. */
export function tuple(items: readonly Type[], rest: Type): Type {
  const members = items.map((item) => `${within(item, 'atom')}?`);
  const open = rest.text === never.text ? [] : [`...${within(rest, 'atom')}[]`];
  return { text: `readonly [${[...members, ...open].join(', ')}]`, binding: 'operator' };
}

/** `Readonly<Record<string, T>>` */
export function record(value: Type): Type {
  return value.text === never.text ? atom('Record<string, never>') : atom(`Readonly<Record<string, ${value.text}>>`);
}

function within({ text, binding }: Type, loosest: Binding): string {
  return ORDER.indexOf(binding) > ORDER.indexOf(loosest) ? `(${text})` : text;
}
