import { isPlain, type Plain, setMember } from '../paths.js';
import { decode } from './codec.js';
import { jsonPathOf } from './json-path.js';
import type { Column, Layout } from './layout.js';
import type { Need } from './needs.js';
import { fromColumn } from './values.js';

/** What must be read of a row to test or sort it: much less than the document, and read by SQLite much faster than here. */
export interface PartialRead {
  /** SQL expressions. */
  readonly select: readonly string[];
  /** A document with the members that were asked for, from the values of `select`. */
  readonly build: (values: readonly unknown[]) => Plain;
}

/** A member of the document, or some values inside it. */
interface Source {
  readonly select: readonly string[];
  readonly put: (document: Plain, values: readonly unknown[]) => void;
}

/** How to read the paths, and no more. The whole document where a path has characters that SQLite's own paths cannot hold. */
export function partialRead(layout: Layout, needs: readonly Need[]): PartialRead {
  const members = new Map<string, Need[]>();
  for (const need of needs) {
    const [top = ''] = need.path.split('.', 1);
    members.set(top, [...(members.get(top) ?? []), need]);
  }
  const sources = [...members].map(([top, inside]) => fromColumns(layout, inside) ?? fromDocument(top, inside));
  const known = sources.filter((source) => source !== undefined);
  return known.length < sources.length ? whole : assembled(known);
}

const whole: PartialRead = { select: ['_doc'], build: ([text]) => decode<Plain>(String(text)) };

function assembled(sources: readonly Source[]): PartialRead {
  const build = (values: readonly unknown[]): Plain => {
    const document: Plain = {};
    let at = 0;
    for (const { select, put } of sources) {
      put(document, values.slice(at, at + select.length));
      at += select.length;
    }
    return document;
  };
  return { select: sources.flatMap(({ select }) => select), build };
}

/** From columns, when they tell all that is asked about a member. */
function fromColumns(layout: Layout, needs: readonly Need[]): Source | undefined {
  const found = needs.map(({ path, byColumn }) => (byColumn ? layout.columns.get(path) : undefined));
  const columns = [...new Set(found)].filter((column): column is Column => column !== undefined);
  if (found.includes(undefined)) return undefined;
  const put = (document: Plain, values: readonly unknown[]): void => {
    for (const [i, { path, type }] of columns.entries()) {
      if (values[i] !== null) putAt(document, path, fromColumn(type, values[i]));
    }
  };
  return { select: columns.map(({ sql }) => sql), put };
}

/**
 * From the document's text: the values at the paths; but the member whole where a list lies on the way to one of them, as a path then
 * means the items.
 */
function fromDocument(top: string, needs: readonly Need[]): Source | undefined {
  const paths = [...new Set(needs.map(({ path }) => path))].sort((a, b) => a.length - b.length);
  const outer = [...new Set(paths.flatMap(pathsAround))].map(jsonPathOf);
  const places = paths.map(jsonPathOf);
  const member = jsonPathOf(top);
  if (member === undefined || [...outer, ...places].includes(undefined)) return undefined;
  const listOnTheWay = outer.map((place) => `json_type(_doc, ${place}) = 'array'`).join(' OR ');
  const select = places.map((place) => `_doc -> ${place}`);
  if (outer.length > 0) select.unshift(`CASE WHEN ${listOnTheWay} THEN _doc -> ${member} END`);
  const put = (document: Plain, values: readonly unknown[]): void => {
    const all = outer.length > 0 ? values[0] : null;
    const texts = outer.length > 0 ? values.slice(1) : values;
    if (typeof all === 'string') setMember(document, top, decode(all));
    else for (const [i, path] of paths.entries()) if (typeof texts[i] === 'string') putAt(document, path, decode(texts[i]));
  };
  return { select, put };
}

/** `a.b.c` lies in `a` and `a.b`. */
function pathsAround(path: string): string[] {
  const steps = path.split('.');
  return steps.slice(1).map((_, i) => steps.slice(0, i + 1).join('.'));
}

function putAt(document: Plain, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? path;
  let inner = document;
  for (const step of steps) {
    const next = Object.hasOwn(inner, step) ? inner[step] : undefined;
    if (isPlain(next)) {
      inner = next;
    } else {
      const made: Plain = {};
      setMember(inner, step, made);
      inner = made;
    }
  }
  setMember(inner, last, value);
}
