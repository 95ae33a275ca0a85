import { type Operation, wrongWith } from '../model/operation.js';
import { readEnvelope } from '../rules/envelope.js';
import type { Client } from './client.js';

/** A server that cannot be tested: it does not answer, or does not let the caller in. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}

/** Makes one call that changes nothing, to see that there is a server and that it knows the caller. @throws TargetError */
export async function probe(operations: readonly Operation[], client: Client, strict: boolean): Promise<void> {
  // Credentials are looked at before the request, which is refused in any case.
  const guarded = operations.find((operation) => operation.action.authorize && wrongWith({}, operation, strict).length > 0);
  const { action = 'nothing', version = '1.0' } = guarded
    ? { action: guarded.action.fullName, version: guarded.layer.version }
    : {};
  const answer = await client.call({ action, version, request: {}, as: 'caller' });
  if ('silence' in answer) throw new TargetError(`${client.url} cannot be reached: ${answer.silence}`);
  if (answer.status !== 401) return;
  const read = readEnvelope(answer);
  const why = 'result' in read ? read.result.message : `status ${answer.status}`;
  throw new TargetError(`${client.url} does not let the caller in: ${why}`);
}
