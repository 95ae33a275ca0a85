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
