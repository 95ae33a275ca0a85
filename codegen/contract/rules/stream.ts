import { shapeOf } from './answer.js';
import type { Call, Violation } from './rule.js';

/** A stream is answered where one is declared (`x-stream`), at the right version, and its first event fits the response. */
export function streamRule({ step: { operation }, answer: { header, body } }: Call): Violation | undefined {
  if (!operation?.action.stream) {
    return { rule: 'envelope', place: '', message: 'expected an envelope {meta, data} as JSON, got a stream of events' };
  }
  const { version } = operation.layer;
  if (header('api-version') !== version) {
    const message = `header API-Version: expected ${JSON.stringify(version)}, got ${JSON.stringify(header('api-version'))}`;
    return { rule: 'version', place: 'header API-Version', message };
  }
  return body === undefined ? undefined : shapeOf(body, operation);
}
