import { compareTexts } from '../compare-texts.js';
import type { ParamsItem, TaskDocument } from './task-document.js';

/** All hyperparameters of a task. */
export function parametersOf({ hyperparams }: Pick<TaskDocument, 'hyperparams'>): ParamsItem[] {
  return Object.values(hyperparams).flatMap((members) => Object.values(members));
}

/** Their order: by the section and name that each says itself (task-core 8.13). */
export function byPlace(a: Pick<ParamsItem, 'section' | 'name'>, b: Pick<ParamsItem, 'section' | 'name'>): number {
  return compareTexts(a.section, b.section) || compareTexts(a.name, b.name);
}
