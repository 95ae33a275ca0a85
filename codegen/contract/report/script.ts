import type { Case, Step } from '../cases/case.js';
import { bodyOf, contentTypeOf, STRANGER, type Target } from '../run/client.js';

/** A body longer than this is told by its size: no command takes it. */
const LONGEST = 100_000;

/** Takes the id out of an answer: the last one, because the envelope has one of its own in front. */
const ID = `sed -nE 's/.*"id": ?"([^"]*)".*/\\1/p'`;

/**
 * A case as commands for a shell in which `KEY` and `SECRET` (or `TOKEN`) are set: the steps that it needs, then the call that fails. Ids go
 * from one to the next in variables.
 */
export function scriptOf({ setup, step, move, repeat }: Case, target: Target): string {
  const names = setup.flatMap(({ gives }) => (gives === undefined ? [] : [gives]));
  const curl = (each: Step): string => command(each, target, names);
  const before = setup.map((each) => {
    return each.gives === undefined ? `${curl(each)} > /dev/null` : `${variable(each.gives)}=$(${curl(each)} | ${ID})`;
  });
  const after = [...(repeat ? [step] : []), ...(move ? [move.reading.step] : [])].map((each) => `echo; ${curl(each)}`);
  return [...before, curl(step), ...after].join('\n');
}

function command({ action, version, request, as }: Step, { url, credentials }: Target, names: readonly string[]): string {
  const words = [
    `curl -sS ${quoted(`${url}/v${version}/${action}`)}`,
    ...credentialsOf(credentials?.kind ?? 'none', as),
    `-H ${quoted(`Content-Type: ${contentTypeOf(request)}`)}`,
    bodyWords(bodyOf(request), names),
  ];
  return words.join(' ');
}

function credentialsOf(kind: 'key' | 'token' | 'none', as: Step['as']): string[] {
  if (as === 'nobody' || (kind === 'none' && as === 'caller')) return [];
  if (as === 'stranger') {
    return kind === 'token'
      ? [`-H ${quoted(`Authorization: Bearer ${STRANGER.token}`)}`]
      : [`-u ${quoted(`${STRANGER.key}:${STRANGER.secret}`)}`];
  }
  return kind === 'token' ? ['-H "Authorization: Bearer $TOKEN"'] : ['-u "$KEY:$SECRET"'];
}

function bodyWords(body: string, names: readonly string[]): string {
  if (body.length > LONGEST) return `--data-binary ${quoted(`${body.slice(0, 100)}... (${body.length} characters)`)}`;
  // Ids stand outside of the single quotes, so that the shell puts them in.
  const filled = names.reduce((text, name) => text.replaceAll(`{{${name}}}`, () => `'"$${variable(name)}"'`), quoted(body));
  return `--data-binary ${filled}`;
}

function variable(name: string): string {
  return name.toUpperCase();
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
