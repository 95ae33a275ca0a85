import type { Example } from './examples.js';
import { flatJson, jsonText } from './json-text.js';
import { asShown } from './placeholders.js';
import { fenced } from './text.js';

/**
 * An action's example as a reader tries it: the command, and the `data` it answers.
 *
 * @param newest version to call unless the example names one
 */
export function exampleBlocks(example: Example, newest: string, shown: ReadonlyMap<string, string>): string {
  const answer = jsonText(asShown(example.answer, shown));
  return [fenced('sh', curlCommand(example, newest, shown)), '`data` of the answer:', fenced('json', answer)].join('\n\n');
}

/** The command that makes the call, for a shell with `API`, `KEY` and `SECRET`. */
export function curlCommand(
  { action, request, as, version }: Example,
  newest: string,
  shown: ReadonlyMap<string, string>,
): string {
  const batch = Array.isArray(request);
  const lines = (batch ? request : [request]).map((each) => (batch ? flatJson : jsonText)(asShown(each, shown)));
  return [
    `curl "$API/v${version ?? newest}/${action}"`,
    ...(as === 'nobody' ? [] : ['-u "$KEY:$SECRET"']),
    `-H 'Content-Type: application/${batch ? 'json-lines' : 'json'}'`,
    `${batch ? '--data-binary' : '-d'} ${singleQuoted(lines.join('\n'))}`,
  ].join(' \\\n  ');
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
