/** @typedef {import('../page-types.js').PageModel} PageModel */
/** @typedef {import('../page-types.js').PageAction} PageAction */
/** @typedef {import('../page-types.js').PageLayer} PageLayer */
/** @typedef {import('../page-types.js').PageService} PageService */
/** @typedef {import('../page-types.js').PageField} PageField */
/** @typedef {import('../page-types.js').PageChange} PageChange */
/** @typedef {import('../page-types.js').PageError} PageError */
/** @typedef {PageModel & { changes: import('../page-types.js').PageChanges }} Content */

/**
 * By number: 2.2 before 2.13.
 *
 * @param {string} a
 * @param {string} b
 */
export function compareVersions(a, b) {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}

/** What the page shows, and what is looked up in it. */
export class Api {
  /** @type {Content} */
  content;
  /** @type {ReadonlyMap<string, PageAction>} */
  actions;
  /** @type {ReadonlyMap<string, PageService>} */
  services;

  /** @param {Content} content */
  constructor(content) {
    this.content = content;
    this.services = new Map(content.services.map((service) => [service.name, service]));
    this.actions = new Map(content.services.flatMap(({ actions }) => actions.map((action) => [action.name, action])));
  }

  get newest() {
    return this.content.versions.at(-1) ?? '';
  }

  /**
   * The row of the catalogue with which an envelope came.
   *
   * @param {number} code
   * @param {number} subcode
   */
  error(code, subcode) {
    return this.content.errors.find((row) => row.code === code && row.subcode === subcode);
  }
}

/**
 * The layer that answers callers of a version: the highest not above it.
 *
 * @param {PageAction} action
 * @param {string} version
 */
export function layerAt({ layers }, version) {
  return layers.findLast((layer) => compareVersions(layer.version, version) <= 0);
}

/**
 * @param {PageAction} action
 * @returns {PageLayer}
 */
export function newestLayer({ layers, name }) {
  const layer = layers.at(-1);
  if (!layer) throw new Error(`${name} has no layers`);
  return layer;
}
