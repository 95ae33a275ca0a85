import type { CompiledLayer } from '../../rpc/index.js';
import type { Exchange } from '../http/exchange.js';

type Fields = Record<string, unknown>;

const FIELD = 'last_event_id';

/** Browsers that come back to a stream say in a header where they were. A field that was sent wins: it was meant. */
export function withLastEventId(fields: Fields, exchange: Exchange, layer: CompiledLayer): Fields {
  const cursor = exchange.headers['last-event-id'];
  if (typeof cursor !== 'string' || cursor === '' || fields[FIELD] !== undefined || !layer.fields.includes(FIELD)) return fields;
  return { ...fields, [FIELD]: cursor };
}
