import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './generated.js';

/** `docs/guides/sdk.md` */
export const guide = readFileSync(join(root, 'docs/guides/sdk.md'), 'utf8');

/** The guide's example in JavaScript, with the address and the keys of a server. */
export function guideExample({ url, accessKey, secretKey }: Readonly<Record<'url' | 'accessKey' | 'secretKey', string>>): string {
  const [, shown = ''] = /```js\n([\s\S]*?)```/.exec(guide) ?? [];
  const keys = `accessKey: '${accessKey}', secretKey: '${secretKey}'`;
  return shown.replace("accessKey: '...', secretKey: '...'", keys).replace('http://127.0.0.1:8008', url);
}
