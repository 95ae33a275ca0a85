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
  readonly layers: readonly Layer[];
  /** What answers at each minor version of the newest major, up to the newest. */
  readonly served: readonly (Target | undefined)[];
}

type Layer = Versioned & { readonly target: Target };

/** Minor versions that are tabulated: far more than an API has, far fewer than could hurt. */
const TABULATED = 256;

/** Frozen look-up from (action, requested version) to the layer that answers it. */
export class Registry {
  readonly newest: Version;
  readonly actions: readonly CompiledAction[];
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #fallForward: boolean;

  constructor(api: CompiledApi, options: RegistryOptions = {}) {
    this.newest = required(api.newest);
    this.actions = api.actions;
    this.#fallForward = options.fallForward ?? false;
    this.#entries = new Map(api.actions.map((action) => [action.name, this.#entryOf(action)]));
  }

  /** The action of that name at any version. */
  action(name: string): CompiledAction | undefined {
    return this.#entries.get(name)?.action;
  }

  /** What answers `name` at `version`; undefined when there is no such action or every layer is newer. */
  find(name: string, version: Version): Target | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    const { newest } = this;
    const served = compareVersions(version, newest) > 0 ? newest : version;
    const isTabulated = served.major === newest.major && served.minor < entry.served.length;
    return isTabulated ? entry.served[served.minor] : this.#answering(entry.layers, served);
  }

  #entryOf(action: CompiledAction): Entry {
    const layers = action.layers
      .map((layer: CompiledLayer) => ({ version: required(layer.version), target: Object.freeze({ action, layer }) }))
      .sort((a, b) => compareVersions(a.version, b.version));
    const { major, minor } = this.newest;
    const served = Array.from({ length: Math.min(minor + 1, TABULATED) }, (_, at) =>
      this.#answering(layers, { major, minor: at }),
    );
    return { action, layers, served };
  }

  #answering(layers: readonly Layer[], version: Version): Target | undefined {
    return (layerFor(layers, version) ?? (this.#fallForward ? layers[0] : undefined))?.target;
  }
}

function required(text: string): Version {
  const version = parseVersion(text);
  if (!version) throw new Error(`compiled API names the version ${JSON.stringify(text)}, which is no N.N`);
  return version;
}
