/** A request as a `curl` command makes it. */
export interface CurlRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/**
 * Reads a `curl` command as a shell and curl would, as far as the reference pages go: quotes, continued lines, variables in double
 * quotes, and the options they use.
 *
 * @throws Error for anything else, so that no example goes by unread
 */
export function readCurl(command: string, variables: Readonly<Record<string, string>>): CurlRequest {
  const [program, ...words] = shellWords(command, variables);
  if (program !== 'curl') throw new Error(`not a curl command: ${command}`);
  const headers: [string, string][] = [];
  const urls: string[] = [];
  let body: string | undefined;
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (!word.startsWith('-')) urls.push(word);
    else if (word === '-u') headers.push(['authorization', `Basic ${Buffer.from(words.shift() ?? '').toString('base64')}`]);
    else if (word === '-H') headers.push(header(words.shift() ?? ''));
    else if (word === '-d' || word === '--data-binary') body = words.shift();
    else throw new Error(`curl ${word} is not known here`);
  }
  const [url] = urls;
  if (url === undefined || urls.length > 1) throw new Error(`not one URL: ${command}`);
  return { url, method: body === undefined ? 'GET' : 'POST', headers: Object.fromEntries(headers), body };
}

function header(text: string): [string, string] {
  const [name = '', ...rest] = text.split(':');
  return [name.trim().toLowerCase(), rest.join(':').trim()];
}

/** The words of a command line of a POSIX shell. */
export function shellWords(command: string, variables: Readonly<Record<string, string>>): string[] {
  const words: string[] = [];
  let word: string | undefined;
  const part = /'([^']*)'|"([^"\\]*)"|\\\n|\\(.)|([^\s'"\\]+)|(\s+)/gsy;
  while (part.lastIndex < command.length) {
    const at = part.lastIndex;
    const [whole, single, double, escaped, plain, space] = part.exec(command) ?? [];
    if (whole === undefined) throw new Error(`cannot read from here on: ${command.slice(at)}`);
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (whole !== '\\\n') {
      const text =
        single ?? escaped ?? (double ?? plain ?? '').replaceAll(/\$(\w+)/g, (_, name: string) => variable(name, variables));
      word = (word ?? '') + text;
    }
  }
  return word === undefined ? words : [...words, word];
}

function variable(name: string, variables: Readonly<Record<string, string>>): string {
  const value = variables[name];
  if (value === undefined) throw new Error(`the command uses $${name}, which the page does not set`);
  return value;
}
