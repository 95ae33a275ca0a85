import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { type Parameter, parameter, parameterRules, sectionsOf } from './parameters.js';
import { editPart } from './part-edit.js';

type Replaced = 'none' | 'section' | 'all';

/** Sets hyperparameters, each by itself, or in place of everything in their sections, or of everything (task-core 8.13). */
export const editHyperParams = handler('tasks.edit_hyper_params', async ({ request, caller, tasks }) => {
  const { task, force, replace_hyperparams: replaced = 'none' } = request;
  const parameters = atLeastOne('hyperparams', request.hyperparams).map(parameter);
  const { openIn, times } = parameterRules(parameters, force);
  const paths = pathsOf(parameters, replaced);
  await editPart(task, openIn, caller, tasks, { $set: { ...paths, ...times(new Date()) } });
  return { updated: 1 };
});

function pathsOf(parameters: readonly Parameter[], replaced: Replaced): Record<string, unknown> {
  if (replaced === 'all') return { hyperparams: sectionsOf(parameters) };
  if (replaced === 'none') {
    return Object.fromEntries(parameters.map(({ section, name, item }) => [`hyperparams.${section}.${name}`, item]));
  }
  const sections = Object.entries(sectionsOf(parameters));
  return Object.fromEntries(sections.map(([section, members]) => [`hyperparams.${section}`, members]));
}
