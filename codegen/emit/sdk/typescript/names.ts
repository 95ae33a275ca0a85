import { camelCase, Names, pascalCase } from '../../print/names.js';
import type { SdkAction, SdkService } from '../model.js';

/** Members that would make a service something else than it is. */
const RESERVED = ['constructor', 'then', 'toJSON', 'toString', 'valueOf'];

/** What the package exports itself, beside classes, and its subpaths. */
const TAKEN = new Set(['connect', 'connection', 'core', 'createClient', 'errors', 'index', 'version']);

/** What a service is called in the code of an SDK. */
export interface ServiceNames {
  /** `tasks`: the function that gives it, its member in a client, its file and its subpath. */
  readonly key: string;
  /** `Tasks` */
  readonly type: string;
}

export function namesOf({ name }: Pick<SdkService, 'name'>): ServiceNames {
  const key = camelCase(name);
  return { key: TAKEN.has(key) ? `${key}Service` : key, type: pascalCase(name) };
}

/** The methods of an action: `getAll`, and what iterates over its list. */
export interface MethodNames {
  readonly call: string;
  readonly pages: string;
  readonly scroll: string;
  readonly items: string;
}

/** Actions come first: what iterates gives way to an action of that name. */
export function methodNames(actions: readonly SdkAction[]): ReadonlyMap<SdkAction, MethodNames> {
  const names = new Names(RESERVED);
  const calls = actions.map((action) => [action, names.claim(camelCase(action.name))] as const);
  return new Map(
    calls.map(([action, call]) => {
      const claim = (suffix: string) => names.claim(`${call}${suffix}`);
      return [action, { call, pages: claim('Pages'), scroll: claim('Scroll'), items: claim('Items') }];
    }),
  );
}
