/** `get_all` as `GetAll`; characters that no identifier has are left out. */
export function pascalCase(name: string): string {
  const joined = name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return /^[A-Za-z]/.test(joined) ? joined : `_${joined}`;
}

/** `get_all` as `getAll`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** `api_keys` as `api-keys`: the name of a file. */
export function kebabCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.join('-').toLowerCase() || '_';
}

/** `V2_14` */
export function versionSuffix(version: string): string {
  return `V${version.replaceAll('.', '_')}`;
}

/** Hands out names, each once: a name that is taken gets a number. */
export class Names {
  readonly #taken: Set<string>;

  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set(reserved);
  }

  claim(wanted: string): string {
    return this.claimAll(wanted, ['']);
  }

  /** Claims the stem with each of the suffixes, and gives the stem. */
  claimAll(wanted: string, suffixes: readonly string[]): string {
    let stem = wanted;
    for (let number = 2; suffixes.some((suffix) => this.#taken.has(stem + suffix)); number++) stem = `${wanted}${number}`;
    for (const suffix of suffixes) this.#taken.add(stem + suffix);
    return stem;
  }
}
