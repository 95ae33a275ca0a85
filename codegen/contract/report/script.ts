import type { Case, Step } from '../cases/case.js';
import { bodyOf, contentTypeOf, STRANGER, type Target } from '../run/client.js';

/** A body longer than this is told by its size: no terminal takes it. */
const LONGEST = 4_000;

/** Takes the id out of an answer: the last one, because the envelope has one of its own in front. */
const ID = `sed -nE 's/.*"id": ?"([^"]*)".*/\\1/p'`;

/**
 * A case as commands for a shell in which `KEY` and `SECRET` (or `TOKEN`) are set: the steps that it needs, then the call that fails. Ids go
 * from one to the next in variables.
 */
export function scriptOf({ setup, step, move }: Case, target: Target): string {
  const before = setup.map((each) => {
    const command = curl(each, target);
    return each.gives === undefined ? `${command} > /dev/null` : `${variable(each.gives)}=$(${command} | ${ID})`;
  });
  const after = move ? [`echo; ${curl(move.reading.step, target)}`] : [];
  return [...before, curl(step, target), ...after].join('\n');
}

function curl({ action, version, request, as }: Step, { url, credentials }: Target): string {
  const words = [
    `curl -sS ${quoted(`${url}/v${version}/${action}`)}`,
    ...credentialsOf(credentials?.kind ?? 'none', as),
    `-H ${quoted(`Content-Type: ${contentTypeOf(request)}`)}`,
    bodyWords(bodyOf(request)),
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

function bodyWords(body: string): string {
  if (body.length > LONGEST) return `--data-binary @body.json  # ${body.length} characters: ${body.slice(0, 100)}...`;
  // Ids stand outside of the single quotes, so that the shell puts them in.
  return `--data-binary ${quoted(body).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => `'"$${variable(name)}"'`)}`;
}

function variable(name: string): string {
  return name.toUpperCase();
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
