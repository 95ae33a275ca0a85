import type { Version } from '../../rpc/index.js';
import { asIds, type PresentReference, presenter, type Wire } from '../query/present.js';
import { ALL, type Selection } from '../query/selection.js';
import { taskShape } from '../query/shapes/index.js';
import { legacyOutput } from './legacy-output.js';
import type { TaskDocument } from './task-document.js';

export interface PresentOptions {
  /** The version the caller asked for. */
  readonly version: Version;
  /** What is shown; everything by default. */
  readonly selection?: Selection;
  /** How references are shown; as ids by default. */
  readonly references?: PresentReference;
}

/** What single tasks and most lists are shown by: prepared once, as that takes longer than showing one task. */
const presentWhole = presenter(taskShape.fields, ALL, asIds);

/** Prepares how tasks are shown to one caller: the selected fields in wire shape, then what older versions expect (task-core 5.9). */
export function taskPresenter({ version, selection = ALL, references = asIds }: PresentOptions): (task: object) => Wire {
  const present = selection === ALL && references === asIds ? presentWhole : presenter(taskShape.fields, selection, references);
  const convert = legacyOutput(version);
  return (task) => convert(present(task));
}

/** One task as an answer holds it, with all its fields. */
export function presentTask(task: TaskDocument, options: PresentOptions): Wire {
  return taskPresenter(options)(task);
}
