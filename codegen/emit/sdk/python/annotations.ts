import type { Constant, Shape } from '../shape.js';
import { brackets, constant, type Doc, flat } from './printer.js';

/** What is sent may be any sequence or mapping; what comes is lists and dictionaries. */
export type Direction = 'sent' | 'received';

/** The annotation of a value. Names that `later` holds are put into quotes: they are declared further down. */
export function annotationOf(shape: Shape, direction: Direction, later: ReadonlySet<string> = new Set()): Doc {
  const of = (inner: Shape) => annotationOf(inner, direction, later);
  switch (shape.kind) {
    case 'any':
      return 'Any';
    case 'string':
      return 'str';
    case 'integer':
      return 'int';
    case 'number':
      return 'float';
    case 'boolean':
      return 'bool';
    case 'null':
      return 'None';
    case 'named':
      return later.has(shape.name) ? `"${shape.name}"` : shape.name;
    case 'list':
      return brackets(direction === 'sent' ? 'Sequence[' : 'List[', [of(shape.items)], ']');
    case 'map':
      return brackets(direction === 'sent' ? 'Mapping[' : 'Dict[', ['str', of(shape.values)], ']');
    case 'enum':
      return enumeration(shape.values, shape.open);
    case 'union':
      return union(shape.of.map(of));
  }
}

/** One of several: `Optional` where None is among them. */
export function union(alternatives: readonly Doc[]): Doc {
  const distinct = [...new Map(alternatives.flatMap(laidOpen).map((each) => [flat(each), each])).values()];
  const others = distinct.filter((each) => each !== 'None');
  const [only = 'None'] = others;
  const value = others.length > 1 ? brackets('Union[', others, ']') : only;
  return others.length === distinct.length || others.length === 0 ? value : brackets('Optional[', [value], ']');
}

/** The alternatives of an annotation that has some. */
function laidOpen(doc: Doc): readonly Doc[] {
  if (typeof doc === 'string') return [doc];
  if (doc.open === 'Optional[') return [...doc.parts.flatMap(laidOpen), 'None'];
  return doc.open === 'Union[' ? doc.parts : [doc];
}

/** Does a value of the shape have None among what it may be? */
export function takesNone(shape: Shape): boolean {
  if (shape.kind === 'union') return shape.of.some(takesNone);
  return shape.kind === 'null' || (shape.kind === 'enum' && shape.values.includes(null));
}

/** What each item of a list filter may be: one value or a list of them, None beside them. Undefined for any other shape. */
export function filtered(shape: Shape): Shape | undefined {
  if (shape.kind !== 'union') return undefined;
  const values = shape.of.filter(({ kind }) => kind !== 'list' && kind !== 'null');
  const list = shape.of.find((each) => each.kind === 'list');
  if (values.length === 0 || list?.kind !== 'list' || list.items.kind !== 'union') return undefined;
  const listed = list.items.of.filter(({ kind }) => kind !== 'null');
  const same = JSON.stringify(listed) === JSON.stringify(values) && list.items.of.length > listed.length;
  const [only] = values;
  if (!same || only === undefined) return undefined;
  return values.length > 1 ? { kind: 'union', of: values } : only;
}

/** Constants as a `Literal`, which holds no fractions; an open one may also be another value of the same type. */
function enumeration(values: readonly Constant[], open: boolean): Doc {
  const named = values.filter((value) => value !== null);
  const literal = named.filter((value) => !isFraction(value));
  const types = [...new Set((open ? named : named.filter(isFraction)).map(typeName))];
  return union([
    ...(literal.length > 0 ? [brackets('Literal[', literal.map(constant), ']')] : []),
    ...types,
    ...(values.includes(null) ? ['None'] : []),
  ]);
}

function isFraction(value: Constant): boolean {
  return typeof value === 'number' && !Number.isInteger(value);
}

function typeName(value: Constant): string {
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  return Number.isInteger(value) ? 'int' : 'float';
}
