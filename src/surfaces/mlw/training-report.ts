import type { TasksTask } from '../../generated/index.js';
import type { MlwEpoch, MlwIndividual, MlwLogEntry } from '../../generated/surfaces/mlw.js';

/**
 * What a training says of its stages. There is no service for events: a worker writes it into the configuration `mlw.log` as JSON, where a
 * reset leaves it, or into `runtime` (rest-surfaces 6.4).
 */
export function trainingLog(task: TasksTask): NonNullable<MlwIndividual['log']> {
  const stages = Object.entries(objectOf(reported(task, 'log')));
  return Object.fromEntries(stages.flatMap(([stage, entry]) => (isObject(entry) ? [[stage, logEntry(entry)]] : [])));
}

/** The figures of its epochs, in their order: the same under `mlw.history`. What is no number is left out. */
export function trainingHistory(task: TasksTask): MlwEpoch[] {
  const epochs = reported(task, 'history');
  if (!Array.isArray(epochs)) return [];
  return epochs.filter(isObject).flatMap((figures) => {
    const numbers = Object.fromEntries(Object.entries(figures).filter(([, value]) => typeof value === 'number'));
    return typeof numbers.epoch === 'number' ? [numbers as unknown as MlwEpoch] : [];
  });
}

function reported({ configuration = {}, runtime = {} }: TasksTask, what: 'log' | 'history'): unknown {
  const value = configuration[`mlw.${what}`]?.value ?? runtime[`mlw.${what}`];
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function logEntry({ timestamp, type, message, error }: Readonly<Record<string, unknown>>): MlwLogEntry {
  return {
    timestamp: String(timestamp ?? ''),
    type: String(type ?? 'INFO'),
    message: String(message ?? ''),
    error: String(error ?? ''),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
