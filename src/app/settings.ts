/** What one setting takes. */
export type SettingType = 'string' | 'integer' | 'boolean' | 'strings';

/** One row of the table of settings: the schema of the configuration file, the environment and the flags at once. */
export interface Setting {
  /** Path in the configuration file: `"server.port"`. */
  readonly path: string;
  readonly type: SettingType;
  /** Absent: unset. */
  readonly default?: string | number | boolean | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly string[];
  readonly environment: string;
  /** Flag of `taskwright serve`, without the dashes. */
  readonly flag?: string;
  /** Never printed; the environment variable may carry the suffix `_FILE` and name a file. */
  readonly secret?: boolean;
  readonly description: string;
}

const MEBIBYTE = 1_048_576;

/** What a timer of the runtime can wait at most. */
const LONGEST_TIMER_S = 2_147_483;

/** Every setting there is. Unknown keys are refused, so this is also the whole documentation of the file. */
export const settings: readonly Setting[] = [
  {
    path: 'server.host',
    type: 'string',
    default: '127.0.0.1',
    environment: 'TASKWRIGHT_HOST',
    flag: 'host',
    description: 'Address to listen on. The default is reachable from this machine only.',
  },
  {
    path: 'server.port',
    type: 'integer',
    default: 8008,
    minimum: 0,
    maximum: 65_535,
    environment: 'TASKWRIGHT_PORT',
    flag: 'port',
    description: 'Port to listen on; 0 takes any free one.',
  },
  {
    path: 'server.body_limit',
    type: 'integer',
    default: 32 * MEBIBYTE,
    minimum: 1024,
    environment: 'TASKWRIGHT_BODY_LIMIT',
    description: 'Largest request body in bytes; a larger one is refused with 413.',
  },
  {
    path: 'server.header_limit',
    type: 'integer',
    default: 32_768,
    minimum: 1024,
    environment: 'TASKWRIGHT_HEADER_LIMIT',
    description: 'Largest request head (request line and headers) in bytes; a larger one is refused with 431.',
  },
  {
    path: 'server.deadline_ms',
    type: 'integer',
    default: 60_000,
    minimum: 0,
    environment: 'TASKWRIGHT_DEADLINE_MS',
    description: 'Milliseconds one call may take before it is answered with 504; 0 is no limit.',
  },
  {
    path: 'server.shutdown_grace_ms',
    type: 'integer',
    default: 10_000,
    minimum: 0,
    environment: 'TASKWRIGHT_SHUTDOWN_GRACE_MS',
    description: 'Milliseconds that running calls get to finish when the server is told to stop.',
  },
  {
    path: 'server.compress',
    type: 'boolean',
    default: true,
    environment: 'TASKWRIGHT_COMPRESS',
    description: 'Compress answers of 500 bytes and more when the caller takes it.',
  },
  {
    path: 'server.cors_origins',
    type: 'strings',
    default: [],
    environment: 'TASKWRIGHT_CORS_ORIGINS',
    description: 'Origins beside this host and loopback whose pages may call (comma-separated in the environment). "*" is any.',
  },
  {
    path: 'server.trusted_proxies',
    type: 'integer',
    default: 0,
    minimum: 0,
    environment: 'TASKWRIGHT_TRUSTED_PROXIES',
    description: 'How many proxies in front of the server append to X-Forwarded-For; 0 does not believe the header.',
  },
  {
    path: 'server.jsonrpc_batch_limit',
    type: 'integer',
    default: 100,
    minimum: 1,
    environment: 'TASKWRIGHT_JSONRPC_BATCH_LIMIT',
    description: 'Most calls that one JSON-RPC batch may hold.',
  },
  {
    path: 'storage.data_dir',
    type: 'string',
    environment: 'TASKWRIGHT_DATA_DIR',
    flag: 'data-dir',
    description: 'Folder for the embedded database and the generated secrets. Unset: ~/.taskwright.',
  },
  {
    path: 'storage.database_url',
    type: 'string',
    environment: 'TASKWRIGHT_DATABASE_URL',
    flag: 'database',
    secret: true,
    description:
      'mongodb://..., mongodb+srv://..., sqlite:///absolute/path.db or memory:. Unset: taskwright.db in the data folder.',
  },
  {
    path: 'storage.regex_deadline_ms',
    type: 'integer',
    default: 1000,
    minimum: 1,
    environment: 'TASKWRIGHT_REGEX_DEADLINE_MS',
    description: 'Milliseconds a regular expression of a caller may run.',
  },
  {
    path: 'storage.change_feed',
    type: 'string',
    default: 'auto',
    oneOf: ['auto', 'stream', 'poll', 'off'],
    environment: 'TASKWRIGHT_CHANGE_FEED',
    description:
      'MongoDB: how live updates learn of what other servers change. auto is stream on a replica set, else poll. The same on all servers.',
  },
  {
    path: 'storage.change_feed_poll_ms',
    type: 'integer',
    default: 1000,
    minimum: 10,
    maximum: 3_600_000,
    environment: 'TASKWRIGHT_CHANGE_FEED_POLL_MS',
    description: 'Milliseconds between two looks for changes where they are polled for.',
  },
  {
    path: 'auth.access_key',
    type: 'string',
    environment: 'TASKWRIGHT_ACCESS_KEY',
    description: 'Access key of the first administrator. Unset: generated at first start.',
  },
  {
    path: 'auth.secret_key',
    type: 'string',
    environment: 'TASKWRIGHT_SECRET_KEY',
    secret: true,
    description: 'Secret key of the first administrator; needed when auth.access_key is set.',
  },
  {
    path: 'auth.token_secret',
    type: 'string',
    environment: 'TASKWRIGHT_TOKEN_SECRET',
    secret: true,
    description:
      'Secret that signs tokens and seals the secrets of surfaces, 32 characters or more. Unset: generated into the data folder. Set it when several servers share a database.',
  },
  {
    path: 'versions.strict',
    type: 'boolean',
    default: false,
    environment: 'TASKWRIGHT_VERSIONS_STRICT',
    description: 'Refuse request fields that the requested version does not declare.',
  },
  {
    path: 'versions.fall_forward',
    type: 'boolean',
    default: false,
    environment: 'TASKWRIGHT_VERSIONS_FALL_FORWARD',
    description: 'Answer a version older than an action with its oldest layer instead of 404.',
  },
  {
    path: 'tasks.worker_timeout_s',
    type: 'integer',
    default: 600,
    minimum: 1,
    environment: 'TASKWRIGHT_TASKS_WORKER_TIMEOUT_S',
    description: 'Seconds without a report after which the worker of a task counts as gone, so that tasks.stop stops it at once.',
  },
  {
    path: 'tasks.watchdog_timeout_s',
    type: 'integer',
    default: 7200,
    minimum: 1,
    environment: 'TASKWRIGHT_TASKS_WATCHDOG_TIMEOUT_S',
    description: 'Seconds without a sign of life after which a running task is stopped.',
  },
  {
    path: 'tasks.watchdog_interval_s',
    type: 'integer',
    default: 900,
    minimum: 0,
    maximum: LONGEST_TIMER_S,
    environment: 'TASKWRIGHT_TASKS_WATCHDOG_INTERVAL_S',
    description: 'Seconds between two looks for such tasks; 0 is never.',
  },
  {
    path: 'tasks.retention_interval_s',
    type: 'integer',
    default: 3600,
    minimum: 0,
    maximum: LONGEST_TIMER_S,
    environment: 'TASKWRIGHT_TASKS_RETENTION_INTERVAL_S',
    description: 'Seconds between two runs of the rules that delete old archived tasks; 0 is never. There are no rules at first.',
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
    path: 'log.level',
    type: 'string',
    default: 'info',
    oneOf: ['debug', 'info', 'warn', 'error', 'silent'],
    environment: 'TASKWRIGHT_LOG_LEVEL',
    flag: 'log-level',
    description: 'How much is logged. debug has a line for each call.',
  },
];
