import type { TasksCreateRequest, TasksTask } from '../../generated/index.js';
import type { NclueNewTask } from '../../generated/surfaces/nclue.js';
import type { Caller } from '../../rpc/index.js';

/** Under which name the surface keeps its parameters and what else it knows of a task (rest-surfaces 6.1). */
export const SECTION = 'nclue';

/** The system tag of the surface's tasks. */
export const NCLUE_TAG = 'surface:nclue';

const SHORTEST_CORE_NAME = 3;

const PARAMETERS = [
  'train_feature_id',
  'train_bucket',
  'train_file_path',
  'test_feature_id',
  'test_bucket',
  'test_file_path',
] as const satisfies readonly (keyof NclueNewTask)[];

/** The tags of an account's own tasks. The second keeps out of a list what another company made public. */
export function ownTags({ company }: Caller): readonly string[] {
  return [NCLUE_TAG, `account:${company}`];
}

/** Whether the surface shows a task to the caller: public ones of others carry what tags they like. */
export function isOwn({ company, system_tags = [] }: TasksTask, caller: Caller): boolean {
  return company === caller.company && ownTags(caller).every((tag) => system_tags.includes(tag));
}

/** What `tasks.create` is to make of a new task (rest-surfaces 6.4). */
export function storedTask(asked: NclueNewTask, caller: Caller): TasksCreateRequest {
  const parameters = PARAMETERS.flatMap((name) => {
    const value = asked[name];
    return typeof value === 'string' ? [[name, { section: SECTION, name, value, type: 'string' }]] : [];
  });
  return {
    name: coreName(asked.name),
    type: 'training',
    system_tags: ownTags(caller),
    hyperparams: { [SECTION]: Object.fromEntries(parameters) },
    configuration: { [SECTION]: { name: SECTION, type: 'json', value: JSON.stringify({ name: asked.name }) } },
    execution: { artifacts: artifacts(asked) },
  };
}

/** The core wants longer names than NCLUE. */
function coreName(name: string): string {
  return name.trim().length < SHORTEST_CORE_NAME ? `NCLUE ${name}` : name;
}

function artifacts({ train_bucket, train_file_path, test_bucket, test_file_path }: NclueNewTask) {
  const file = (key: string, bucket: string, path: string) =>
    ({ key, type: 'file', mode: 'input', uri: `${bucket}/${path}` }) as const;
  const test = test_bucket && test_file_path ? [file('test_file', test_bucket, test_file_path)] : [];
  return [file('train_file', train_bucket, train_file_path), ...test];
}
