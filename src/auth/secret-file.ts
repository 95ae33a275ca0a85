import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AuthSetupError } from './setup-error.js';

const BYTES = 48;
/** What a file of ours holds: base64url, 64 characters. A shorter one was cut off. */
const CONTENT = /^[\w-]{43,}$/;
const READABLE_BY_OTHERS = 0o007;

/**
 * The secret in a file of mode 0600, made at the first call. Processes that start at the same time end up with the same secret, and
 * a crash leaves a whole file or none: the text is written elsewhere first and then linked to its name, which only one can do.
 *
 * @throws AuthSetupError when the file cannot be read or made, is damaged, or can be read by everybody
 */
export async function secretFromFile(path: string): Promise<string> {
  try {
    return (await read(path)) ?? (await create(path));
  } catch (error) {
    if (error instanceof AuthSetupError) throw error;
    throw new AuthSetupError(`the secret in ${path} can be neither read nor made: ${(error as Error).message}`, { cause: error });
  }
}

async function read(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch(unlessMissing);
  if (!file) return undefined;
  try {
    const { mode } = await file.stat();
    if (process.platform !== 'win32' && (mode & READABLE_BY_OTHERS) !== 0) {
      throw new AuthSetupError(
        `${path} is open to every user of this machine; make it private (chmod 600) or delete it to get a new one`,
      );
    }
    const text = (await file.readFile('utf8')).trim();
    if (!CONTENT.test(text)) throw new AuthSetupError(`${path} is damaged; restore it, or delete it to get a new secret`);
    return text;
  } finally {
    await file.close();
  }
}

async function create(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${randomBytes(BYTES).toString('base64url')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path).catch(unlessTaken);
  } finally {
    await rm(draft, { force: true });
  }
  const text = await read(path);
  if (text === undefined) throw new AuthSetupError(`${path} disappeared while it was being made`);
  return text;
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function unlessTaken(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
