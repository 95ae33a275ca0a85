/**
 * The type of a value in words that every language has. Objects are named and stand apart (`SdkType`), so that a language without types
 * inside types can write each down once.
 */
export type Shape =
  | { readonly kind: 'any' | 'string' | 'integer' | 'number' | 'boolean' | 'null' }
  /** One of these constants; an open one may be another value of the same sort tomorrow, and must survive. */
  | { readonly kind: 'enum'; readonly values: readonly Constant[]; readonly open: boolean }
  | { readonly kind: 'list'; readonly items: Shape }
  /** An object whose keys are data. */
  | { readonly kind: 'map'; readonly values: Shape }
  /** A type of the same service by its name. */
  | { readonly kind: 'named'; readonly name: string }
  /** Two alternatives or more, none of them a union. */
  | { readonly kind: 'union'; readonly of: readonly Shape[] };

export type Constant = string | number | boolean | null;

export const ANY: Shape = { kind: 'any' };
export const NULL: Shape = { kind: 'null' };

/** What fits any of several: laid flat, each alternative once, in the order they come. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap((shape) => (shape.kind === 'union' ? shape.of : [shape]));
  const distinct = [...new Map(flat.map((shape) => [JSON.stringify(shape), shape])).values()];
  if (distinct.some(({ kind }) => kind === 'any')) return ANY;
  const [only = ANY] = distinct;
  return distinct.length > 1 ? { kind: 'union', of: distinct } : only;
}

/** The names of the types that a shape is made of, in order. */
export function namesIn(shape: Shape): string[] {
  if (shape.kind === 'named') return [shape.name];
  if (shape.kind === 'list') return namesIn(shape.items);
  if (shape.kind === 'map') return namesIn(shape.values);
  return shape.kind === 'union' ? shape.of.flatMap(namesIn) : [];
}
