import type { TasksCreateRequest } from '../../generated/index.js';
import type { MlwType } from '../../generated/surfaces/mlw.js';

/** What MLW says of a task of one type. */
export interface Kind {
  /** Type in the core (rest-surfaces 6.4). */
  readonly core: TasksCreateRequest['type'];
  /** Status of a parent without anything ahead: always the same, or `RUNNING` until its individuals have ended (rest-surfaces 2.4). */
  readonly idle: 'Not Scheduled' | 'NOT SCHEDULED' | 'EXECUTED' | 'RUNNING';
  /** Message of a running individual that has none. */
  readonly running: string;
  /** Message of a completed individual that has none, when its result is there. */
  readonly saved: string;
}

const DATA_SAVED = 'Data Saved to Data Section';
const MODEL_SAVED = 'Model Saved to Model Section';
const COMPLETED = 'Completed';

const training = { core: 'training', idle: 'Not Scheduled', running: 'In Progress', saved: MODEL_SAVED } as const;
const project = { core: 'data_processing', idle: 'RUNNING', saved: COMPLETED } as const;

/** All types of tasks (A-MLW-8 for the last). How a status is written depends on the type. */
export const kinds: Readonly<Record<MlwType, Kind>> = {
  C8YDATA: { core: 'data_processing', idle: 'Not Scheduled', running: 'In Progress', saved: DATA_SAVED },
  NN: { ...training, idle: 'NOT SCHEDULED' },
  AUTOML: training,
  ANOMALY: training,
  WORKFLOW: { core: 'controller', idle: 'RUNNING', running: 'In Progress', saved: COMPLETED },
  CODE: { core: 'custom', idle: 'EXECUTED', running: 'In Progress', saved: COMPLETED },
  DATAHUB: { core: 'data_processing', idle: 'RUNNING', running: 'Pulling Data from DataHub', saved: DATA_SAVED },
  S3: { core: 'data_processing', idle: 'RUNNING', running: 'Downloading Data from S3', saved: DATA_SAVED },
  'COMMIT/PULL': { core: 'data_processing', idle: 'Not Scheduled', running: 'In Progress', saved: COMPLETED },
  PROJECT_DOWNLOAD: { ...project, running: 'Zipping your project' },
  PROJECT_UPLOAD: { ...project, running: 'Uploading your project' },
  PROJECT_DELETE: { ...project, running: 'In Progress' },
};

/** The type that a task was made with; `CODE` for one that was made elsewhere (rest-surfaces 6.6). */
export function typeOf({ type }: { readonly type?: unknown }): MlwType {
  return typeof type === 'string' && Object.hasOwn(kinds, type) ? (type as MlwType) : 'CODE';
}
