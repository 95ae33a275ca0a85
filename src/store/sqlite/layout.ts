import type { CollectionDefinition, IndexDefinition } from '../port.js';
import { jsonPathOf } from './json-path.js';
import { columnTypes, type ScalarType } from './values.js';

/** An index column: the value at one declared scalar path, written by the store beside the document. */
export interface Column {
  readonly path: string;
  /** Quoted. */
  readonly sql: string;
  readonly type: ScalarType;
  /** The path in SQLite's JSON functions, as an SQL literal. */
  readonly jsonPath: string;
}

/** A side table `(n, value)`: one row for each distinct value that a path leads to, items of lists one by one. */
export interface ItemTable {
  readonly path: string;
  /** Unquoted. */
  readonly name: string;
  /** Quoted. */
  readonly sql: string;
  readonly jsonPath: string;
}

export interface LayoutIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly columns: readonly Column[];
  /** The statement that creates it. */
  readonly sql: string;
}

/** How one collection lies in the file: a table with `_n` (order of insertion), `id`, the index columns and the document. */
export interface Layout {
  readonly collection: string;
  /** Quoted. */
  readonly table: string;
  /** By path, `id` included. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Without `id`. */
  readonly scalars: readonly Column[];
  readonly items: ReadonlyMap<string, ItemTable>;
  readonly indexes: readonly LayoutIndex[];
}

const NAME = /^[A-Za-z][\w-]*$/;
const PATH = /^[A-Za-z][\w-]*(\.[\w-]+)*$/;

/**
 * The layout a collection's definition asks for.
 *
 * @throws TypeError when names are no plain words, two columns would differ in case only, or an index names a path that is neither a
 * declared scalar nor the list of an `array` index.
 */
export function layoutOf(definition: CollectionDefinition): Layout {
  const { name } = definition;
  if (!NAME.test(name)) throw new TypeError(`a collection cannot be called ${JSON.stringify(name)}`);
  const scalars = Object.entries(definition.scalars)
    .filter(([path]) => path !== 'id')
    .map(([path, type]) => column(name, path, type));
  refuseTwins(name, scalars);
  const columns = new Map([idColumn, ...scalars].map((each) => [each.path, each]));
  const items = new Map(listPaths(definition, columns).map((path) => [path, itemTable(name, path)]));
  const table = quote(name);
  return {
    collection: name,
    table,
    columns,
    scalars,
    items,
    indexes: definition.indexes.map((index) => indexOf(name, index, columns)),
  };
}

/** An SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const idColumn: Column = { path: 'id', sql: 'id', type: 'string', jsonPath: "'$.id'" };

function column(collection: string, path: string, type: ScalarType): Column {
  const jsonPath = PATH.test(path) ? jsonPathOf(path) : undefined;
  if (jsonPath === undefined || !Object.hasOwn(columnTypes, type)) {
    throw new TypeError(`collection ${collection} cannot declare ${JSON.stringify(path)} as a ${type}`);
  }
  return { path, sql: quote(path), type, jsonPath };
}

function itemTable(collection: string, path: string): ItemTable {
  const jsonPath = PATH.test(path) ? jsonPathOf(path) : undefined;
  if (jsonPath === undefined) throw new TypeError(`collection ${collection} cannot index the list ${JSON.stringify(path)}`);
  const name = `${collection}:${path}`;
  return { path, name, sql: quote(name), jsonPath };
}

/** The paths of `array` indexes that are lists; the others of such an index are ordinary columns. */
function listPaths({ indexes }: CollectionDefinition, columns: ReadonlyMap<string, Column>): string[] {
  return [...new Set(indexes.filter(({ array }) => array).flatMap(({ paths }) => paths.filter((path) => !columns.has(path))))];
}

function indexOf(collection: string, index: IndexDefinition, columns: ReadonlyMap<string, Column>): LayoutIndex {
  const name = `${collection}.${index.name}`;
  const unique = index.unique === true;
  const create = `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quote(name)} ON`;
  const list = index.array ? index.paths.find((path) => !columns.has(path)) : undefined;
  if (list !== undefined) return { name, unique, columns: [], sql: `${create} ${itemTable(collection, list).sql} (value)` };
  const over = index.paths.map((path) => {
    const found = columns.get(path);
    if (!found) throw new TypeError(`index ${index.name} of ${collection}: ${JSON.stringify(path)} is no declared scalar`);
    return found;
  });
  return { name, unique, columns: over, sql: `${create} ${quote(collection)} (${over.map(({ sql }) => sql).join(', ')})` };
}

/** SQLite's column names know no case. */
function refuseTwins(collection: string, columns: readonly Column[]): void {
  const seen = new Map<string, string>(['id', '_n', '_doc'].map((name) => [name, name]));
  for (const { path } of columns) {
    const twin = seen.get(path.toLowerCase());
    if (twin !== undefined) throw new TypeError(`collection ${collection}: ${path} and ${twin} differ in case only`);
    seen.set(path.toLowerCase(), path);
  }
}
