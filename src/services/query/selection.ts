import type { Field, Shape } from './fields.js';
import { type Aliases, currentPath, type ResolvedPath, resolvePath, type Step } from './path.js';
import { unknownField } from './query-errors.js';

/**
 * What of a value is shown. `whole`: everything (`all`), or everything that is not hidden (`shown`). `members`, by stored name,
 * are asked for one by one; beside `whole` they only matter where they follow a reference. `omitted` members are left out.
 */
export interface Selection {
  readonly whole?: Whole;
  readonly members: ReadonlyMap<string, Selection>;
  readonly omitted: OmittedMembers;
}

export type Whole = 'shown' | 'all';

export type OmittedMembers = ReadonlyMap<string, 'whole' | OmittedMembers>;

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** Everything that is not hidden by default. */
export const SHOWN: Selection = { whole: 'shown', members: NONE, omitted: NONE };
/** Every field. */
export const ALL: Selection = { whole: 'all', members: NONE, omitted: NONE };

export interface SelectionOptions {
  readonly aliases: Aliases;
  /** Shapes of other collections when paths may go on past a reference; `*` and `.*` are then known, and `id` is always shown. */
  readonly joined?: ReadonlyMap<string, Shape>;
}

/**
 * Reads `only_fields` (task-core 7.5): paths, `-path` to leave out, and for expanded answers `*`, `path.*` and paths past a reference.
 *
 * @throws ApiError 400/14 for a path that the document does not have
 */
export function selectionOf(paths: readonly string[], shape: Shape, options: SelectionOptions): Selection {
  const find = (path: string): ResolvedPath => {
    const found = resolvePath(shape, currentPath(path, options.aliases), options.joined);
    if (!found) throw unknownField(path, shape.label);
    return found;
  };
  const wanted = paths.filter((path) => !path.startsWith('-'));
  const root = draft(wanted.length === 0 ? 'shown' : wanted.includes('*') && options.joined ? 'all' : undefined);
  // Short paths first: what lies below something whole takes that over.
  const named = options.joined && wanted.length > 0 ? [...wanted.filter((path) => path !== '*'), 'id'] : wanted;
  const included = named.map((path) => inclusion(path, find, options));
  for (const path of included.sort(byLength)) include(root, path);
  const omitted = paths.filter((path) => path.startsWith('-')).map((path) => find(path.slice(1)));
  for (const { steps } of omitted.sort(byLength)) omit(root, steps);
  return root;
}

/** What is shown of one member, or undefined when it is not. */
export function memberOf(selection: Selection, name: string, isHidden = false): Selection | undefined {
  const omitted = selection.omitted.get(name);
  if (omitted === 'whole') return undefined;
  const member = selection.members.get(name);
  if (member) return member;
  if (!selection.whole || (isHidden && selection.whole === 'shown')) return undefined;
  if (!omitted) return selection.whole === 'all' ? ALL : SHOWN;
  return { whole: selection.whole, members: NONE, omitted };
}

interface Draft extends Selection {
  whole?: Whole;
  readonly members: Map<string, Draft>;
  readonly omitted: OmittedDraft;
}

interface OmittedDraft extends Map<string, 'whole' | OmittedDraft> {}

interface Inclusion {
  readonly steps: readonly Step[];
  /** False for a reference alone: it is shown as its id, and only `.*` asks for what it leads to. */
  readonly whole: boolean;
}

function draft(whole: Whole | undefined): Draft {
  return { ...(whole && { whole }), members: new Map(), omitted: new Map() };
}

function inclusion(path: string, find: (path: string) => ResolvedPath, { joined }: SelectionOptions): Inclusion {
  const starred = joined !== undefined && path.endsWith('.*');
  const { steps, field } = find(starred ? path.slice(0, -2) : path);
  return { steps, whole: starred || field.kind !== 'reference' };
}

function include(root: Draft, { steps, whole }: Inclusion): void {
  let node = root;
  let above: Field | undefined;
  for (const { name, field } of steps) {
    let next = node.members.get(name);
    if (!next) {
      // Past a reference begins another document.
      next = draft(above?.kind === 'reference' || field.kind === 'reference' ? undefined : node.whole);
      node.members.set(name, next);
    }
    node = next;
    above = field;
  }
  if (whole) node.whole = 'all';
}

/** Leaves a path out where something above it is whole; elsewhere naming it wins (task-core 7.5). */
function omit(root: Draft, steps: readonly Step[]): void {
  let node: Draft | undefined = root;
  let place: (() => void) | undefined;
  for (const [position, { name }] of steps.entries()) {
    if (!node) break;
    const { omitted } = node;
    if (node.whole) place = () => record(omitted, steps.slice(position));
    node = node.members.get(name);
  }
  place?.();
}

function record(omitted: OmittedDraft, steps: readonly Step[]): void {
  let node = omitted;
  for (const { name } of steps.slice(0, -1)) {
    const known = node.get(name);
    if (known === 'whole') return;
    const next: OmittedDraft = known ?? new Map();
    node.set(name, next);
    node = next;
  }
  const last = steps.at(-1);
  if (last) node.set(last.name, 'whole');
}

function byLength(a: { readonly steps: readonly Step[] }, b: { readonly steps: readonly Step[] }): number {
  return a.steps.length - b.steps.length;
}
