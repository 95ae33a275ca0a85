import type { CompiledApi } from './compiled.js';
import { compareVersions, parseVersion, type Version } from './version.js';
import type { Conversion, VersionChange } from './version-change.js';

interface Step extends Conversion {
  readonly version: Version;
}

/** The conversions of an API by action, those of the oldest version first. */
export class VersionChanges {
  readonly #steps: ReadonlyMap<string, readonly Step[]>;

  /** @throws Error when a change names something that is no version, or no action of the API */
  constructor(changes: readonly VersionChange[], { actions }: Pick<CompiledApi, 'actions'>) {
    const known = new Set(actions.map(({ name }) => name));
    const steps = new Map<string, Step[]>();
    for (const change of changes) {
      const version = parseVersion(change.version);
      if (!version) throw new Error(`${said(change)}: expected a version such as 2.13`);
      for (const [action, conversion] of Object.entries(change.actions)) {
        if (!known.has(action)) throw new Error(`${said(change)}: the API has no action ${action}`);
        steps.set(action, [...(steps.get(action) ?? []), { ...conversion, version }]);
      }
    }
    for (const each of steps.values()) each.sort((a, b) => compareVersions(a.version, b.version));
    this.#steps = steps;
  }

  /** A request of a caller who asks for `requested`, as handlers read it. */
  up<Request>(action: string, requested: Version, request: Request): Request {
    const steps = this.#steps.get(action);
    if (steps === undefined) return request;
    let converted = request;
    for (const { version, up } of steps) {
      if (up && compareVersions(requested, version) < 0) converted = up(converted as never);
    }
    return converted;
  }

  /** A handler's answer as a caller who asks for `requested` expects it. */
  down(action: string, requested: Version, answer: unknown): unknown {
    const steps = this.#steps.get(action);
    if (steps === undefined) return answer;
    let converted = answer;
    for (let i = steps.length - 1; i >= 0; i--) {
      const { version, down } = steps[i] as Step;
      if (down && compareVersions(requested, version) < 0) converted = down(converted as never);
    }
    return converted;
  }
}

function said({ version, description }: VersionChange): string {
  return `change of ${version} (${description})`;
}
