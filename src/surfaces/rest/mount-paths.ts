/** Where the routes of a surface are. */
export interface SurfacePlace {
  /** What every path begins with: `"/api/v1"`, or nothing. */
  readonly base: string;
  /** Below the base. */
  readonly routes: readonly { readonly path: string }[];
}

/** The paths to mount a surface on, as Hono writes them: all below the base; without a base those of the routes alone, so that the rest is left to others. */
export function mountPaths({ base, routes }: SurfacePlace): readonly string[] {
  if (base !== '') return [base, `${base}/*`];
  const own = routes.map(({ path }) => path.replace(/\{\w+\.{3}\}$/, '*').replaceAll(/\{(\w+)\}/g, ':$1'));
  return [...new Set(own)];
}
