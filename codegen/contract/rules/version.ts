import { compareVersionNames } from '../../definition/versions.js';
import type { Call, Violation } from './rule.js';

/** To callers below this, versions in an envelope are numbers (task-core 1.6). */
const FIRST_TEXT = '2.1';

/** The envelope says what was asked for and which layer answered, the highest not above it; headers say the same (design 5). */
export function versionRule({ step, answer, result: { endpoint, code } }: Call): Violation | undefined {
  const { operation } = step;
  const wrong = (place: string, expected: unknown, got: unknown): Violation => ({
    rule: 'version',
    place,
    message: `${place}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
  });
  if (endpoint.name !== step.action) return wrong('endpoint.name', step.action, endpoint.name);
  const shown = compareVersionNames(step.version, FIRST_TEXT) < 0 ? Number : String;
  const asked = shown(step.version);
  if (endpoint.requested_version !== asked) return wrong('endpoint.requested_version', asked, endpoint.requested_version);
  const actual = operation ? shown(operation.layer.version) : null;
  if (endpoint.actual_version !== actual) return wrong('endpoint.actual_version', actual, endpoint.actual_version);
  if (!operation || code >= 500) return undefined;
  return headersRule(operation.layer, answer, wrong);
}

type Wrong = (place: string, expected: unknown, got: unknown) => Violation;

function headersRule(
  { version, deprecated, sunset }: { readonly version: string; readonly deprecated?: boolean | string; readonly sunset?: string },
  { header }: Call['answer'],
  wrong: Wrong,
): Violation | undefined {
  if (header('api-version') !== version) return wrong('header API-Version', version, header('api-version'));
  const since = typeof deprecated === 'string' ? Date.parse(deprecated) / 1000 : 0;
  const deprecation = deprecated === undefined || deprecated === false ? undefined : `@${since}`;
  if (header('deprecation') !== deprecation) return wrong('header Deprecation', deprecation, header('deprecation'));
  const end = sunset === undefined ? undefined : new Date(sunset).toUTCString();
  return header('sunset') === end ? undefined : wrong('header Sunset', end, header('sunset'));
}
