import { createHash } from 'node:crypto';
import { encodeKey } from '../../store/index.js';
import { artifactId } from '../tasks/artifacts.js';

/** What a surface writes of a task beside its status. What is left out stays as it is, null removes. */
export interface WorkFields {
  readonly name?: string;
  readonly started?: Date | null;
  readonly completed?: Date | null;
  /** Seconds. */
  readonly duration?: number;
  /** Items of the configuration by name, each a text. */
  readonly configuration?: Readonly<Record<string, string>>;
  /** `output.error` */
  readonly error?: string | null;
  /** Where the result is: the output artifact `output`. */
  readonly result?: string | null;
  /** Last values of a metric, by variant: all there are of it. */
  readonly metric?: { readonly name: string; readonly values: Readonly<Record<string, number>> };
  readonly runtime?: Readonly<Record<string, unknown>>;
}

const RESULT = 'output';

/** The fields as they are set in a stored task, by path. */
export function writtenFields({
  configuration = {},
  runtime = {},
  error,
  result,
  metric,
  ...plain
}: WorkFields): Record<string, unknown> {
  const items = Object.entries(configuration).map(([name, value]) => [
    `configuration.${encodeKey(name)}`,
    { name, type: 'json', value },
  ]);
  const keys = Object.entries(runtime).map(([key, value]) => [`runtime.${encodeKey(key)}`, value]);
  return {
    ...plain,
    ...Object.fromEntries([...items, ...keys]),
    ...(error !== undefined && { 'output.error': error }),
    ...(result !== undefined && { [`execution.artifacts.${artifactId(RESULT, 'output')}`]: artifactOf(result) }),
    ...(metric && { [`last_metrics.${md5(metric.name)}`]: lastMetrics(metric) }),
  };
}

function artifactOf(uri: string | null): object | null {
  return uri === null ? null : { key: RESULT, type: 'custom', mode: 'output', uri, display_data: [] };
}

function lastMetrics({ name: metric, values }: NonNullable<WorkFields['metric']>): object | null {
  const variants = Object.entries(values);
  if (variants.length === 0) return null;
  return Object.fromEntries(
    variants.map(([variant, value]) => [md5(variant), { metric, variant, value, min_value: value, max_value: value }]),
  );
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
