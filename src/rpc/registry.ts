import type { CompiledAction, CompiledApi, CompiledLayer } from './compiled.js';
import type { Target } from './invocation.js';
import { layerFor, type Versioned } from './snapshot.js';
import { compareVersions, parseVersion, type Version } from './version.js';

export interface RegistryOptions {
  /** A version older than every layer of an action is served by its oldest layer instead of 404. */
  readonly fallForward?: boolean;
}

interface Entry {
  readonly action: CompiledAction;
  readonly layers: readonly (Versioned & { readonly target: Target })[];
  /** Targets by version already asked for; `undefined` is an answer too. Bounded by what `remember` admits. */
  readonly known: Map<number, Target | undefined>;
}

/** Versions asked for per action that are remembered: far above what an API has, far below what could hurt. */
const REMEMBERED = 256;

/** Frozen look-up from (action, requested version) to the layer that answers it. */
export class Registry {
  readonly newest: Version;
  readonly actions: readonly CompiledAction[];
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #fallForward: boolean;

  constructor(api: CompiledApi, options: RegistryOptions = {}) {
    this.newest = required(api.newest);
    this.actions = api.actions;
    this.#entries = new Map(api.actions.map((action) => [action.name, entryOf(action)]));
    this.#fallForward = options.fallForward ?? false;
  }

  /** The action of that name at any version. */
  action(name: string): CompiledAction | undefined {
    return this.#entries.get(name)?.action;
  }

  /** What answers `name` at `version`; undefined when there is no such action or every layer is newer. */
  find(name: string, version: Version): Target | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    const key = version.major * 0x1_0000 + version.minor;
    if (version.minor < 0x1_0000 && entry.known.has(key)) return entry.known.get(key);
    const served = compareVersions(version, this.newest) > 0 ? this.newest : version;
    const found = layerFor(entry.layers, served) ?? (this.#fallForward ? entry.layers[0] : undefined);
    if (version.minor < 0x1_0000 && entry.known.size < REMEMBERED) entry.known.set(key, found?.target);
    return found?.target;
  }
}

function entryOf(action: CompiledAction): Entry {
  const layers = action.layers.map((layer: CompiledLayer) => ({
    version: required(layer.version),
    target: Object.freeze({ action, layer }),
  }));
  return { action, layers: layers.sort((a, b) => compareVersions(a.version, b.version)), known: new Map() };
}

function required(text: string): Version {
  const version = parseVersion(text);
  if (!version) throw new Error(`compiled API names the version ${JSON.stringify(text)}, which is no N.N`);
  return version;
}
