import type { RestSurface } from '../../surfaces/rest/index.js';
import { mlwOf } from './mlw.js';
import { nclueOf } from './nclue.js';
import type { VendorSurfacesParts } from './parts.js';

/** Each vendor's surface, made from the settings. */
const makers: Readonly<Record<string, (parts: VendorSurfacesParts) => RestSurface>> = {
  mlw: mlwOf,
  nclue: nclueOf,
};

/** The vendors' surfaces that the settings want served. @throws ConfigurationError */
export function vendorSurfaces(parts: VendorSurfacesParts): readonly RestSurface[] {
  return Object.entries(makers)
    .filter(([name]) => parts.configuration.boolean(`surfaces.${name}.enabled`))
    .map(([, make]) => make(parts));
}
