import { atom, list, record, type Type, union, unknown } from '../../print/types.js';
import { stringLiteral } from '../../print/typescript.js';
import type { Constant, Shape } from '../shape.js';

/** The TypeScript type of a shape. */
export function printedType(shape: Shape): Type {
  switch (shape.kind) {
    case 'any':
      return unknown;
    case 'integer':
      return atom('number');
    case 'enum':
      return enumType(shape.values, shape.open);
    case 'list':
      return list(printedType(shape.items));
    case 'map':
      return record(printedType(shape.values));
    case 'named':
      return atom(shape.name);
    case 'union':
      return union(shape.of.map(printedType));
    default:
      return atom(shape.kind);
  }
}

/** An open enum takes all values of its sort and still names the known ones to editors: `'a' | 'b' | (string & {})`. */
function enumType(values: readonly Constant[], open: boolean): Type {
  const known = values.map((value) => atom(typeof value === 'string' ? stringLiteral(value) : String(value)));
  const sorts = [...new Set(values.map((value) => typeof value))].filter((sort) => sort === 'string' || sort === 'number');
  return union([...known, ...(open ? sorts.map((sort) => atom(`(${sort} & {})`)) : [])]);
}
