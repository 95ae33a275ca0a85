import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** More than any secret has; what is longer is a mistake such as the wrong file. */
const MAX_BYTES = 8_192;

/** The secret on standard input, without the line break at its end. @throws UsageError when there is none or too much */
export async function secretFromStdin({ stdin }: Io): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stdin ?? []) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > MAX_BYTES) throw new UsageError(`--secret-stdin: more than ${MAX_BYTES} bytes came, expected one secret`);
    parts.push(bytes);
  }
  const secret = Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError('--secret-stdin: nothing came on standard input, expected the secret');
  return secret;
}
