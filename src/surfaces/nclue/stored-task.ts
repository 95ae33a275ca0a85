import type { TasksCreateRequest } from '../../generated/index.js';
import type { NclueNewTask } from '../../generated/surfaces/nclue.js';
import { coreName } from '../core/core-name.js';
import { keptFields } from '../core/kept-fields.js';

/** Under which name the surface keeps its parameters and what else it knows of a task (rest-surfaces 6.1). */
export const SECTION = 'nclue';

const PARAMETERS = [
  'train_feature_id',
  'train_bucket',
  'train_file_path',
  'test_feature_id',
  'test_bucket',
  'test_file_path',
] as const satisfies readonly (keyof NclueNewTask)[];

/**
 * What `tasks.create` is to make of a new task (rest-surfaces 6.4).
 *
 * @param system_tags those that mark a task as the surface's own
 */
export function storedTask(asked: NclueNewTask, system_tags: readonly string[]): TasksCreateRequest {
  const parameters = PARAMETERS.flatMap((name) => {
    const value = asked[name];
    return typeof value === 'string' ? [[name, { section: SECTION, name, value, type: 'string' }]] : [];
  });
  return {
    name: coreName('NCLUE', asked.name),
    type: 'training',
    system_tags,
    hyperparams: { [SECTION]: Object.fromEntries(parameters) },
    configuration: keptFields(SECTION, { name: asked.name }),
    execution: { artifacts: artifacts(asked) },
  };
}

function artifacts({ train_bucket, train_file_path, test_bucket, test_file_path }: NclueNewTask) {
  const file = (key: string, bucket: string, path: string) =>
    ({ key, type: 'file', mode: 'input', uri: `${bucket}/${path}` }) as const;
  const test = test_bucket && test_file_path ? [file('test_file', test_bucket, test_file_path)] : [];
  return [file('train_file', train_bucket, train_file_path), ...test];
}
