import type { CompiledRoute, CompiledSurface } from '../../rpc/index.js';

/** The route of a call; or the methods that the path has, none when it is unknown. */
export type RouteMatch =
  | { readonly route: CompiledRoute; readonly path: Readonly<Record<string, string>> }
  | { readonly allowed: readonly string[] };

/** `rest`: all that follows, slashes included, or nothing. */
type Segment = { readonly literal: string } | { readonly parameter: string; readonly rest?: true };

/** The method of routes that answer every method. */
const ANY_METHOD = 'ANY';

interface Row {
  readonly route: CompiledRoute;
  readonly segments: readonly Segment[];
}

/** Finds routes by method and path. A handful of them is looked through in order, those with literal segments first. */
export class RouteTable {
  readonly #base: string;
  readonly #rows: readonly Row[];

  constructor({ base, routes }: Pick<CompiledSurface, 'base' | 'routes'>) {
    this.#base = base;
    this.#rows = routes.map((route) => ({ route, segments: segmentsOf(route.path) })).sort(byLiterals);
  }

  /**
   * Names are whole segments and decoded one by one, so that an encoded slash stays part of a name.
   *
   * @param target path and query as they came
   */
  find(method: string, target: string): RouteMatch {
    const [whole = ''] = target.split('?', 1);
    const pieces = whole.slice(this.#base.length).split('/').slice(1).map(decoded);
    const matching = this.#rows.filter(({ segments }) => matches(segments, pieces));
    // No method stands in for another: a HEAD that ran a state-changing GET would change state.
    const row = matching.find(({ route }) => route.method === method || route.method === ANY_METHOD);
    if (row === undefined) return { allowed: [...new Set(matching.map(({ route }) => route.method))] };
    const path = row.segments.flatMap((segment, i) =>
      'parameter' in segment ? [[segment.parameter, textAt(i, segment, pieces)]] : [],
    );
    return { route: row.route, path: Object.fromEntries(path) };
  }
}

function segmentsOf(path: string): Segment[] {
  return path
    .split('/')
    .slice(1)
    .map((text) => {
      if (text.endsWith('...}')) return { parameter: text.slice(1, -4), rest: true };
      return text.startsWith('{') ? { parameter: text.slice(1, -1) } : { literal: decoded(text) };
    });
}

function textAt(index: number, { rest }: { readonly rest?: true }, pieces: readonly string[]): string {
  return rest ? pieces.slice(index).join('/') : (pieces[index] ?? '');
}

function matches(segments: readonly Segment[], pieces: readonly string[]): boolean {
  const open = segments.some((segment) => 'rest' in segment);
  return (
    (open ? pieces.length >= segments.length : pieces.length === segments.length) &&
    segments.every((segment, i) => ('parameter' in segment ? segment.rest || pieces[i] !== '' : segment.literal === pieces[i]))
  );
}

/** Literals before parameters, the first difference deciding. */
function byLiterals(a: Row, b: Row): number {
  const [first, second] = [pattern(a), pattern(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** `01` for `/parcels/{id}`: texts have an order that holds over all routes, where comparing only what differs has not. */
function pattern({ segments }: Row): string {
  return segments.map((segment) => ('literal' in segment ? '0' : segment.rest ? '2' : '1')).join('');
}

function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
