/** Hyperparameters as tasks.get_by_id gives them: section, name, item. */
export type Hyperparameters = Readonly<Record<string, Readonly<Record<string, Hyperparameter>>>>;

export interface Hyperparameter {
  readonly section?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly type?: string | undefined;
}

/** What a command is told of the task it runs. */
export interface TaskFacts {
  readonly task: string;
  readonly url: string;
  /** Id of the queue that the task came from. */
  readonly queue: string;
  readonly hyperparams: Hyperparameters;
}

type Environment = Readonly<Record<string, string | undefined>>;

const OURS = 'TASKWRIGHT_';

/**
 * Environment of a command: the worker's own without anything that starts with `TASKWRIGHT_`, which keeps keys and database addresses
 * from the script, and what it is to know of its task.
 */
export function childEnvironment(own: Environment, { task, url, queue, hyperparams }: TaskFacts): Record<string, string> {
  const inherited = Object.entries(own).flatMap(([name, value]): [string, string][] =>
    value === undefined || name.startsWith(OURS) ? [] : [[name, value]],
  );
  return {
    ...Object.fromEntries(inherited),
    CLEARML_TASK_ID: task,
    TRAINS_TASK_ID: task,
    ...parameterVariables(hyperparams),
    TASKWRIGHT_TASK_ID: task,
    TASKWRIGHT_API_URL: url,
    TASKWRIGHT_QUEUE: queue,
    TASKWRIGHT_PARAMS: JSON.stringify(values(hyperparams)),
  };
}

/**
 * The name of the variable of one hyperparameter: capitals, and an underscore for each character that is neither letter nor digit
 * of ASCII.
 *
 * @example parameterVariable('Args', 'batch-size') === 'TASKWRIGHT_PARAM_ARGS_BATCH_SIZE'
 */
export function parameterVariable(section: string, name: string): string {
  return `${OURS}PARAM_${escaped(section)}_${escaped(name)}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/gu, '_').toUpperCase();
}

/** A name that two hyperparameters share is set for neither: the wrong value would be worse than none. Nor are values with NUL, which no environment can hold. */
function parameterVariables(hyperparams: Hyperparameters): Record<string, string> {
  const found = new Map<string, string[]>();
  for (const [section, items] of Object.entries(values(hyperparams))) {
    for (const [name, value] of Object.entries(items)) {
      const variable = parameterVariable(section, name);
      found.set(variable, [...(found.get(variable) ?? []), value]);
    }
  }
  const usable = [...found].flatMap(([variable, [value = '', ...others]]): [string, string][] =>
    others.length > 0 || value.includes('\0') ? [] : [[variable, value]],
  );
  return Object.fromEntries(usable);
}

function values(hyperparams: Hyperparameters): Record<string, Record<string, string>> {
  const sections = Object.entries(hyperparams).map(([section, items]): [string, Record<string, string>] => [
    section,
    Object.fromEntries(Object.entries(items).map(([name, { value }]) => [name, value ?? ''])),
  ]);
  return Object.fromEntries(sections);
}
