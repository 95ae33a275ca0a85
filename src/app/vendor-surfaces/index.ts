import type { RestSurface } from '../../surfaces/rest/index.js';
import { mimirOf } from './mimir.js';
import { mlwOf } from './mlw.js';
import { nclueOf } from './nclue.js';
import type { VendorSurfacesParts } from './parts.js';
import { symetryOf } from './symetry.js';

/** Each vendor's surface, made from the settings; several where it has paths under more than one base. */
const makers: Readonly<Record<string, (parts: VendorSurfacesParts) => RestSurface | readonly RestSurface[]>> = {
  mlw: mlwOf,
  nclue: nclueOf,
  symetry: symetryOf,
  mimir: mimirOf,
};

/** The vendors' surfaces that the settings want served. @throws ConfigurationError */
export function vendorSurfaces(parts: VendorSurfacesParts): readonly RestSurface[] {
  return Object.entries(makers)
    .filter(([name]) => parts.configuration.boolean(`surfaces.${name}.enabled`))
    .flatMap(([, make]) => make(parts));
}
