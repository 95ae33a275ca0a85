import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { ada, type Fields, type TestApi } from '../../support/api.js';

/** The id of a model made by `models.create`: a draft unless the fields say otherwise. */
export async function made(api: TestApi, fields: Fields = {}, caller = ada): Promise<string> {
  const request = { name: 'a model', uri: 's3://models/1', ready: false, ...fields };
  const { id } = await api.call('models.create', request, caller);
  if (id === undefined) throw new Error('models.create gave no id');
  return id;
}

/** A model as `models.get_by_id` shows it. */
export async function shown(api: TestApi, model: string, caller = ada, version = '2.22'): Promise<Record<string, unknown>> {
  return { ...(await api.call('models.get_by_id', { model }, caller, version)).model };
}

/** A map with any keys, made so that none can do harm. */
export function mapOf<T>(keys: readonly string[], value: (key: string, place: number) => T): Record<string, T> {
  return Object.fromEntries(keys.map((key, place) => [key, value(key, place)]));
}

/** The models a task has, by ids. */
export function models(input: readonly string[], output: readonly string[] = []): TaskDocument['models'] {
  const items = (ids: readonly string[]) => ids.map((model, place) => ({ name: `model ${place}`, model }));
  return { input: items(input), output: items(output) };
}

/** Keys that are at home in paths, operators and prototypes. */
export const ODD_KEYS = ['a.b', '$x', '__proto__', 'constructor', 'toString', '%2E', '%', '__y', 'ünï', 'a b', '0'];
