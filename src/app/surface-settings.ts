import type { Setting } from './setting.js';

/** The settings of the vendors' surfaces. */
export const surfaceSettings: readonly Setting[] = [
  {
    path: 'surfaces.nclue.enabled',
    type: 'boolean',
    default: true,
    environment: 'TASKWRIGHT_SURFACES_NCLUE_ENABLED',
    description: 'Serve the tasks of NCLUE under /api/v1/tasks. Nobody gets in without a credential of that surface.',
  },
  {
    path: 'surfaces.nclue.zone',
    type: 'string',
    default: 'Asia/Seoul',
    environment: 'TASKWRIGHT_SURFACES_NCLUE_ZONE',
    description: 'Zone of the times that NCLUE shows, which name none: a name of the IANA database, or UTC.',
  },
  {
    path: 'surfaces.nclue.queue',
    type: 'string',
    default: 'nclue',
    environment: 'TASKWRIGHT_SURFACES_NCLUE_QUEUE',
    description: 'Name of the queue that tasks of NCLUE wait in, 3 characters or more; made in a company that has none.',
  },
  {
    path: 'surfaces.nclue.admission_delay_s',
    type: 'integer',
    default: 30,
    minimum: 0,
    environment: 'TASKWRIGHT_SURFACES_NCLUE_ADMISSION_DELAY_S',
    description: 'Seconds that a new task of NCLUE stays registered, so that it can be deleted; less when a worker is free.',
  },
  {
    path: 'surfaces.nclue.shared',
    type: 'boolean',
    default: false,
    environment: 'TASKWRIGHT_SURFACES_NCLUE_SHARED',
    description: "Also show clients of NCLUE the company's training tasks that were made elsewhere.",
  },
];
