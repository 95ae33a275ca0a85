import type { Shape } from '../fields.js';
import { companyShape } from './company.js';
import { modelShape } from './model.js';
import { projectShape } from './project.js';
import { queueShape } from './queue.js';
import { taskShape } from './task.js';
import { userShape } from './user.js';

export { companyShape, modelShape, projectShape, queueShape, taskShape, userShape };

/** The shape of every collection that a reference may lead to, by the collection's name. */
export const shapes: ReadonlyMap<string, Shape> = new Map(
  [companyShape, modelShape, projectShape, queueShape, taskShape, userShape].map((shape) => [shape.collection, shape]),
);
