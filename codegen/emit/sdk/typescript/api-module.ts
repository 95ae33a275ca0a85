import { block, docComment, printValue, propertyKey, stringLiteral } from '../../print/typescript.js';
import type { SdkOptions } from '../emitter.js';
import type { SdkModel } from '../model.js';
import { withHeader } from './header.js';

const WHAT = 'What the rest of the package has to know of the API: its version, its errors, how to log in.';

/** `core/api.js` */
export function apiModule({ version, errors, login }: SdkModel, options: SdkOptions): string {
  const rows = errors.map(
    ({ name, code, subcode, message }) => `${propertyKey(name)}: ${printValue({ code, subcode, message })},`,
  );
  const body = [
    `export const version = ${stringLiteral(version)};`,
    `export const product = ${stringLiteral(productOf(options))};`,
    "/** @type {typeof import('./api.js').login} */",
    `export const login = ${login ? printValue({ action: login.action, token: login.token }) : 'undefined'};`,
    `export const errors = /** @type {const} */ (${block('{', '}', 0, rows)});`,
  ];
  return withHeader(WHAT, version, body.join('\n'), './api.d.ts');
}

/** `my-sdk/2.13.0`, as `User-Agent` has it: a scope is part of the name. */
function productOf({ name, packageVersion }: SdkOptions): string {
  return `${name.replace('@', '').replaceAll('/', '-')}/${packageVersion}`;
}

/** `core/api.d.ts` */
export function apiTypes({ version, errors, login }: SdkModel): string {
  const rows = errors.map(({ name, code, subcode, message }) => {
    return `${docComment([message], 1)}readonly ${propertyKey(name)}: { readonly code: ${code}; readonly subcode: ${subcode}; readonly message: string };`;
  });
  const body = [
    `/** Version of the API that this package speaks. */\nexport declare const version: ${stringLiteral(version)};`,
    '/** What this package calls itself to servers: its name and version. */\nexport declare const product: string;',
    `/** The errors of the API by name: HTTP status, which error of that status, and what it says by default. */\nexport declare const errors: ${block('{', '}', 0, rows)};`,
    '/** Names of the errors. */\nexport type ErrorReason = keyof typeof errors;',
    `/** The action that exchanges a key pair for a token, and the member of its answer that is the token. */\nexport declare const login: { readonly action: string; readonly token: string } | undefined;`,
    credentials(login !== undefined),
  ];
  return withHeader(WHAT, version, body.join('\n\n'));
}

function credentials(hasLogin: boolean): string {
  const keyPair = [
    `/** Public half of a key pair, which is exchanged for a token when one is needed, and again before that ends. */
  readonly accessKey?: string | undefined;`,
    '/** Its secret half. Kept where neither errors nor printing shows it. */\n  readonly secretKey?: string | undefined;',
  ];
  const token = `/** A token for the Bearer scheme, or a function that gives one: it is asked for each call, and once more after a 401. */
  readonly token?: string | (() => string | Promise<string>) | undefined;`;
  const which = hasLogin ? 'a key pair or a token' : 'a token, or headers of your own';
  return `/** Who calls: ${which}. */\nexport interface Credentials ${block('{', '}', 0, [...(hasLogin ? keyPair : []), token])}`;
}
