import type { Actions } from '../../generated/index.js';
import type { Conversion } from '../../rpc/index.js';

/** An object of an answer. */
export type Shown = Readonly<Record<string, unknown>>;

/** Answers that hold tasks with all or some of their fields. */
type TaskAnswers = 'tasks.get_by_id' | 'tasks.get_by_id_ex' | 'tasks.get_all' | 'tasks.get_all_ex' | 'tasks.edit';

type Downs = { readonly [Name in TaskAnswers]: Required<Pick<Conversion<never, Actions[Name]['response']>, 'down'>> };

/** One conversion for every answer that holds tasks, wherever it holds them. */
export function downOfTasks(convert: (task: Shown) => Shown): Downs {
  const one = (task: object): Shown => convert(task as Shown);
  const list = (answer: { readonly tasks?: readonly object[] | undefined }): object =>
    answer.tasks ? { ...answer, tasks: answer.tasks.map(one) } : answer;
  return {
    'tasks.get_by_id': { down: (answer) => (answer.task ? { ...answer, task: one(answer.task) } : answer) },
    'tasks.get_by_id_ex': { down: list },
    'tasks.get_all': { down: list },
    'tasks.get_all_ex': { down: list },
    'tasks.edit': { down: (answer) => (answer.fields ? { ...answer, fields: one(answer.fields) } : answer) },
  };
}

/** A value as an object; empty when it is none. */
export function asObject(value: unknown): Shown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Shown) : {};
}

/** The task with more members in one of its sections; as it is when there are none. */
export function within(task: Shown, section: 'execution' | 'output', members: Shown): Shown {
  return Object.keys(members).length === 0 ? task : { ...task, [section]: { ...asObject(task[section]), ...members } };
}
