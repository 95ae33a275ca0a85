import type { SurfaceRole } from '../../auth/index.js';
import type { MlwRoutes } from '../../generated/surfaces/mlw.js';

/** The role that each route needs (rest-surfaces 2.2, 2.6); none contains another. */
export const roleOf: Readonly<Record<keyof MlwRoutes, SurfaceRole>> = {
  get_tasks: 'READ',
  get_parent: 'READ',
  get_individual: 'READ',
  stop_early: 'UPDATE',
  delete_parent: 'ADMIN',
  delete_individual: 'ADMIN',
  import_data: 'CREATE',
  train: 'CREATE',
};
