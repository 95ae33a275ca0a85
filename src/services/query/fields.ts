/**
 * The shape of a stored document, to a reader: one table says how each field is reached by a path, followed to another collection,
 * and shown. Filters, ordering, projection, joins and output all read the same table.
 */

/** Field names in the order in which they are shown. */
export type Fields = Readonly<Record<string, Field>>;

/** A collection's document. */
export interface Shape {
  /** What error texts call one of them: `"Task"`. */
  readonly label: string;
  readonly collection: string;
  /** Whose documents a caller may see through a reference: own and public ones, or (a company) the caller's own alone. */
  readonly scope: 'company' | 'id';
  readonly fields: Fields;
}

export type Field = ScalarField | StringsField | ReferenceField | ObjectField | ObjectsField | MapField | FreeField;

interface Common {
  /** Left out unless it is named, or asked for with `*`. */
  readonly hidden?: true;
}

/** One value; shown only when set, or when it has a default. */
export interface ScalarField extends Common {
  readonly kind: 'string' | 'number' | 'boolean' | 'date';
  readonly default?: string | number | boolean;
}

/** A list of strings, `[]` when unset. */
export interface StringsField extends Common {
  readonly kind: 'strings';
  /** Shown in lexicographic order instead of the stored one. */
  readonly sorted?: true;
}

/** The id of a document of another collection. */
export interface ReferenceField extends Common {
  readonly kind: 'reference';
  readonly to: string;
}

/** A sub-document, `{}` when unset unless `optional`. */
export interface ObjectField extends Common {
  readonly kind: 'object';
  readonly fields: Fields;
  readonly optional?: true;
}

/** A list of sub-documents, `[]` when unset. */
export interface ObjectsField extends Common {
  readonly kind: 'objects';
  readonly fields: Fields;
}

/** Values under keys that users choose, `{}` when unset. */
export interface MapField extends Common {
  readonly kind: 'map';
  readonly values: Field;
  /** Keys are stored encoded (`store/keys.ts`). */
  readonly encoded?: true;
  /** Shown as a list of its values, sorted by this member of theirs. */
  readonly listedBy?: string;
  /** Most parts a path through this field may have, the field itself included. */
  readonly maxParts?: number;
}

/** Whatever was put in; paths may go on below it. */
export interface FreeField extends Common {
  readonly kind: 'free';
  /** Shown when unset. */
  readonly default?: Readonly<Record<string, never>> | readonly never[];
}

export const string: ScalarField = { kind: 'string' };
export const number: ScalarField = { kind: 'number' };
export const boolean: ScalarField = { kind: 'boolean' };
export const date: ScalarField = { kind: 'date' };
export const free: FreeField = { kind: 'free' };
/** A list of strings that are shown sorted. */
export const tags: StringsField = { kind: 'strings', sorted: true };
export const strings: StringsField = { kind: 'strings' };
/** Any object; `{}` when unset. */
export const anyObject: FreeField = { kind: 'free', default: Object.freeze({}) };
/** Any list; `[]` when unset. */
export const anyList: FreeField = { kind: 'free', default: Object.freeze([]) };

/** The id of a document of the named collection. */
export function reference(to: string): ReferenceField {
  return { kind: 'reference', to };
}

/** A sub-document that is always shown. */
export function object(fields: Fields): ObjectField {
  return { kind: 'object', fields };
}

/** A list of sub-documents. */
export function objects(fields: Fields): ObjectsField {
  return { kind: 'objects', fields };
}

/** Values under keys that users choose, stored encoded. */
export function map(values: Field, options: Pick<MapField, 'maxParts'> = {}): MapField {
  return { kind: 'map', values, encoded: true, ...options };
}

/** A scalar that is shown as `value` when unset. */
export function withDefault(field: ScalarField, value: string | number | boolean): ScalarField {
  return { ...field, default: value };
}

/** The same field, left out unless it is asked for by name. */
export function hidden<F extends Field>(field: F): F {
  return { ...field, hidden: true };
}

/** What lies one step below a field, by its name as stored; undefined where nothing can, or where another document begins. */
export function fieldBelow(field: Field, name: string): Field | undefined {
  switch (field.kind) {
    case 'object':
    case 'objects':
      return Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
    case 'map':
      return field.values;
    case 'free':
      return free;
    default:
      return undefined;
  }
}
