import type { TasksTask } from '../../generated/index.js';
import type { MlwType } from '../../generated/surfaces/mlw.js';
import type { Parent } from './family.js';

const DATA: ReadonlySet<MlwType> = new Set(['C8YDATA', 'DATAHUB', 'S3']);
const MODELS: ReadonlySet<MlwType> = new Set(['NN', 'AUTOML', 'ANOMALY']);

type Run = Pick<TasksTask, 'created' | 'execution' | 'models'>;
type Work = Pick<Parent, 'type' | 'name'>;

/** Path of the file that a run makes, for types that make one (rest-surfaces 2.1). A model's is called by the second its run was made. */
export function fileName(run: Run, work: Work, project: string): string | undefined {
  const name = baseName(run, work);
  if (name === undefined) return undefined;
  return `./MLW/${project}/${DATA.has(work.type) ? 'Data' : 'Model'}/${name}`;
}

/** Whether it is there: data as an output artifact with the file's name as its key, a model as an output model (rest-surfaces 6.4). */
export function isSaved(run: Run, work: Work): boolean {
  if (MODELS.has(work.type)) return (run.models?.output ?? []).length > 0;
  const name = baseName(run, work);
  return (run.execution?.artifacts ?? []).some(({ key, mode }) => key === name && mode === 'output');
}

function baseName({ created = '' }: Run, { type, name }: Work): string | undefined {
  if (DATA.has(type)) return `${name}.csv`;
  return MODELS.has(type) ? `${name}_${Math.floor(Date.parse(created) / 1000)}.onnx` : undefined;
}
