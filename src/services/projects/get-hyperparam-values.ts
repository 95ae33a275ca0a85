import { compareNaturally, encodeKey } from '../../store/index.js';
import { handler } from '../handler.js';
import { readableScope } from '../query/readable-scope.js';
import { own } from '../scope.js';
import { within } from './within.js';

const MOST = 100;

/** The values that one hyperparameter has in the tasks of projects, or everywhere; the first 100 of them. */
export const getHyperparamValues = handler('projects.get_hyperparam_values', async (call) => {
  const { request, caller, projects, tasks } = call;
  const path = pathOf(request.section, request.name);
  if (path === undefined) return { total: 0, values: [] };
  const scope = request.allow_public ? await readableScope(tasks.collection, caller) : own(caller);
  const where = await within(request.projects, projects, { subprojects: request.include_subprojects });
  const found = await tasks.collection.distinct(path, { ...scope, ...where });
  const values = found.filter((value) => typeof value === 'string').sort(compareNaturally);
  return { total: values.length, values: values.slice(0, MOST) };
});

/** Where its value is stored; undefined for what cannot be a name, and so is in no task. */
function pathOf(section: string, name: string): string | undefined {
  const keys = [encodeKey(section), encodeKey(name)];
  return keys.some((key) => key === '' || key.includes('\0')) ? undefined : ['hyperparams', ...keys, 'value'].join('.');
}
