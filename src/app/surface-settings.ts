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
  {
    path: 'surfaces.mimir.enabled',
    type: 'boolean',
    default: true,
    environment: 'TASKWRIGHT_SURFACES_MIMIR_ENABLED',
    description: 'Serve the work tasks of Mimir under /api/worktasks, with /api/metrics, /ws/tasks, /health and /ready.',
  },
  {
    path: 'surfaces.mimir.queue',
    type: 'string',
    default: 'mimir',
    environment: 'TASKWRIGHT_SURFACES_MIMIR_QUEUE',
    description: 'Name of the queue that tasks of Mimir wait in, 3 characters or more; made in a company that has none.',
  },
  {
    path: 'surfaces.mimir.open',
    type: 'string',
    environment: 'TASKWRIGHT_SURFACES_MIMIR_OPEN',
    description: 'User (id, e-mail address or name) whom calls of Mimir without a token act as. Unset: a token is needed.',
  },
  {
    path: 'surfaces.mimir.require_token',
    type: 'boolean',
    default: false,
    environment: 'TASKWRIGHT_SURFACES_MIMIR_REQUIRE_TOKEN',
    description: 'Ask for the token of Mimir on /api/metrics, /health and /ws/tasks too, which its clients know as open.',
  },
  {
    path: 'surfaces.mimir.any_origin',
    type: 'boolean',
    default: false,
    environment: 'TASKWRIGHT_SURFACES_MIMIR_ANY_ORIGIN',
    description:
      'Let pages of any origin read /ws/tasks, not only those of loopback, of this host by its address, and of server.cors_origins.',
  },
  {
    path: 'surfaces.mimir.any_status',
    type: 'boolean',
    default: false,
    environment: 'TASKWRIGHT_SURFACES_MIMIR_ANY_STATUS',
    description: 'Keep statuses that Mimir has no word for, as unknown in the core, rather than refuse them.',
  },
  {
    path: 'surfaces.mimir.shared',
    type: 'boolean',
    default: false,
    environment: 'TASKWRIGHT_SURFACES_MIMIR_SHARED',
    description: "Also show clients of Mimir the company's tasks that were made elsewhere.",
  },
];
