import { withRequest } from '../../rpc/index.js';
import type { ListCall } from '../query/find-documents.js';
import { textList } from '../query/request-values.js';

/** What a request of `get_all_ex` asks for. */
export interface ExpandedFields {
  /** The call with what is asked for of the queues themselves. */
  readonly call: ListCall;
  /** The workers of each queue are shown. */
  readonly workers: boolean;
}

const ENTRY_NAMES = 'entries.task.name';
/** Whoever asks for one of these is given the names of the tasks that wait, too. */
const WITH_ENTRIES = new Set(['*', 'entries', 'entries.*', 'entries.task']);

/**
 * Reads `only_fields` for queues: waiting tasks come with their names unasked, and workers, which are no field of a queue, with
 * everything or by name (task-core 9.3).
 */
export function expandedFields(call: ListCall): ExpandedFields {
  const { projection, only_fields, ...request } = call.request as Readonly<Record<string, unknown>>;
  const asked = textList('projection', projection);
  const fields = asked.length > 0 ? asked : textList('only_fields', only_fields);
  const all = fields.every((field) => field.startsWith('-')) ? ['*', ...fields] : fields;
  const named = all.some((field) => WITH_ENTRIES.has(field)) ? [...all, ENTRY_NAMES] : all;
  const own = named.filter((field) => !isOfWorkers(field.replace(/^-/, '')));
  return {
    call: withRequest(call, { ...request, only_fields: own.length > 0 ? own : ['id'] }),
    workers: !all.includes('-workers') && all.some((field) => field === '*' || isOfWorkers(field)),
  };
}

function isOfWorkers(field: string): boolean {
  return field === 'workers' || field.startsWith('workers.');
}
