/**
 * A call as a command for a shell that has `KEY` and `SECRET`, or `TOKEN`.
 *
 * @param {{ url: string, body: string, batch: boolean, credentials: 'key' | 'token' | 'none' }} call
 */
export function curlCommand({ url, body, batch, credentials }) {
  return [
    `curl ${singleQuoted(url)}`,
    ...(credentials === 'key' ? ['-u "$KEY:$SECRET"'] : []),
    ...(credentials === 'token' ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    `-H 'Content-Type: application/${batch ? 'json-lines' : 'json'}'`,
    `${batch ? '--data-binary' : '-d'} ${singleQuoted(body)}`,
  ].join(' \\\n  ');
}

/** @param {string} text */
function singleQuoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
