/** Runs surfaces that are compiled from `schemas/surfaces/`. */
export type { Aliases, AliasKey } from './aliases.js';
export type { ErrorAnswer, RestOptions } from './options.js';
export type { RestRequest } from './rest-request.js';
export { type RestSurface, restSurface } from './surface.js';
