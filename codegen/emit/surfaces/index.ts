import type { ApiDefinition } from '../../definition/ir.js';
import { surfaceModels } from './model.js';
import { surfaceModule, surfacePaths, surfacesIndex } from './surface-module.js';
import { surfaceValidators } from './validators.js';

/** The TypeScript of the surfaces of an API, by path relative to the folder for generated code; none without surfaces. */
export function emitSurfaces(api: ApiDefinition, runtime: string): ReadonlyMap<string, string> {
  const surfaces = surfaceModels(api);
  if (surfaces.length === 0) return new Map();
  return new Map([
    ...surfaces.flatMap((surface) => [
      [`surfaces/${surface.file}.ts`, surfaceModule(surface, runtime)] as const,
      [`surfaces/validators/${surface.file}.ts`, surfaceValidators(surface, runtime)] as const,
    ]),
    ['surfaces/paths.ts', surfacePaths(surfaces)] as const,
    ['surfaces/index.ts', surfacesIndex(surfaces)] as const,
  ]);
}
