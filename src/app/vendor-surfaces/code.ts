/**
 * The code of all surfaces, loaded with the first request for one of them. All together, because what two of several such parts share is
 * a file of its own in the built program, and each file makes a start longer.
 */
export { RunSlots } from '../../services/run-slots/run-slots.js';
export { WorkQueue } from '../../services/work-queue/work-queue.js';
export { mimir } from '../../surfaces/mimir/surface.js';
export { mlw } from '../../surfaces/mlw/surface.js';
export { nclue } from '../../surfaces/nclue/surface.js';
export { symetry } from '../../surfaces/symetry/surface.js';
