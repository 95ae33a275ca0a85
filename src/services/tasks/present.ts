import { asIds, type PresentReference, presenter, type Wire } from '../query/present.js';
import { ALL, type Selection } from '../query/selection.js';
import { taskShape } from '../query/shapes/index.js';
import type { TaskDocument } from './task-document.js';

export interface PresentOptions {
  /** What is shown; everything by default. */
  readonly selection?: Selection;
  /** How references are shown; as ids by default. */
  readonly references?: PresentReference;
}

/** What single tasks and most lists are shown by: prepared once, as that takes longer than showing one task. */
const presentWhole = presenter(taskShape.fields, ALL, asIds);

/** Prepares how tasks are shown to one caller: the selected fields in wire shape. */
export function taskPresenter({ selection = ALL, references = asIds }: PresentOptions): (task: object) => Wire {
  return selection === ALL && references === asIds ? presentWhole : presenter(taskShape.fields, selection, references);
}

/** One task as an answer holds it, with all its fields. */
export function presentTask(task: TaskDocument): Wire {
  return presentWhole(task);
}
