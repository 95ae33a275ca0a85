import type { TasksTask } from '../../generated/index.js';
import type { MlwType } from '../../generated/surfaces/mlw.js';
import { typeOf } from './kinds.js';
import { keptOf, nameOf } from './stored-task.js';

const DATA: ReadonlySet<MlwType> = new Set(['C8YDATA', 'DATAHUB', 'S3']);
const MODELS: ReadonlySet<MlwType> = new Set(['NN', 'AUTOML', 'ANOMALY']);

type Run = Pick<TasksTask, 'created' | 'execution' | 'models'>;

/** Path of the file that a run makes, for types that make one (rest-surfaces 2.1). A model's is called by the second its run was made. */
export function fileName(run: Run, parent: TasksTask, project: string): string | undefined {
  const name = baseName(run, parent);
  if (name === undefined) return undefined;
  return `./MLW/${project}/${DATA.has(typeOf(keptOf(parent))) ? 'Data' : 'Model'}/${name}`;
}

/** Whether it is there: data as an output artifact with the file's name as its key, a model as an output model (rest-surfaces 6.4). */
export function isSaved(run: Run, parent: TasksTask): boolean {
  if (MODELS.has(typeOf(keptOf(parent)))) return (run.models?.output ?? []).length > 0;
  const name = baseName(run, parent);
  return (run.execution?.artifacts ?? []).some(({ key, mode }) => key === name && mode === 'output');
}

function baseName({ created = '' }: Run, parent: TasksTask): string | undefined {
  const type = typeOf(keptOf(parent));
  if (DATA.has(type)) return `${nameOf(parent)}.csv`;
  return MODELS.has(type) ? `${nameOf(parent)}_${Math.floor(Date.parse(created) / 1000)}.onnx` : undefined;
}
