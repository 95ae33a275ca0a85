import type { Setting } from './setting.js';

/** The settings of the vendors' surfaces. */
export const surfaceSettings: readonly Setting[] = [
  {
    path: 'surfaces.mlw.enabled',
    type: 'boolean',
    default: true,
    environment: 'TASKWRIGHT_SURFACES_MLW_ENABLED',
    description: 'Serve the tasks of MLW under /service/mlw. Nobody gets in without a credential of that surface.',
  },
  {
    path: 'surfaces.mlw.queue',
    type: 'string',
    default: 'mlw',
    environment: 'TASKWRIGHT_SURFACES_MLW_QUEUE',
    description: 'Name of the queue that individual tasks of MLW wait in, 3 characters or more; made in a company that has none.',
  },
  {
    path: 'surfaces.mlw.default_tenant',
    type: 'string',
    environment: 'TASKWRIGHT_SURFACES_MLW_DEFAULT_TENANT',
    description: 'Tenant of users of MLW who name none, on a host that names none either. Unset: they are refused.',
  },
  {
    path: 'surfaces.mlw.iso_times',
    type: 'boolean',
    default: false,
    environment: 'TASKWRIGHT_SURFACES_MLW_ISO_TIMES',
    description:
      'Times of MLW as its builds from 2021 on write them, 2021-09-16T09:01:36.773000Z, instead of Thu Sep 16 09:01:36 2021.',
  },
  {
    path: 'surfaces.mlw.shared',
    type: 'boolean',
    default: false,
    environment: 'TASKWRIGHT_SURFACES_MLW_SHARED',
    description: "Also show clients of MLW the company's tasks that were made elsewhere.",
  },
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
