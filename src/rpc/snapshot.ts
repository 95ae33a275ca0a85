import { compareVersions, type Version } from './version.js';

/** Anything that says what one version of an action is; oldest first in a list. */
export interface Versioned {
  readonly version: Version;
}

/**
 * The layer that answers `requested`: the highest one not above it, or undefined when every layer is newer (design 5).
 *
 * @example
 * layerFor([{ version: { major: 2, minor: 1 } }, { version: { major: 2, minor: 14 } }], { major: 2, minor: 13 })?.version; // 2.1
 */
export function layerFor<T extends Versioned>(layers: readonly T[], requested: Version): T | undefined {
  return layers.findLast((layer) => compareVersions(layer.version, requested) <= 0);
}
