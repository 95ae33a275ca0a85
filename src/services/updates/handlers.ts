import type { ServiceHandlers } from '../service-handlers.js';
import { watch } from './watch.js';

/** The actions of updates. */
export const updatesHandlers: ServiceHandlers<'updates'> = {
  'updates.watch': watch,
};
