import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listening } from './listening.js';

const main = fileURLToPath(new URL('../../dist/src/bin/main.js', import.meta.url));

/** The server as users start it, on a new data folder that goes with it. */
export class ServerProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #dataDir: string;

  private constructor(
    child: ChildProcess,
    dataDir: string,
    readonly port: number,
    readonly pid: number,
    /** The administrator's, for the `Authorization` header. */
    readonly authorization: string,
  ) {
    this.#child = child;
    this.#dataDir = dataDir;
  }

  static async start(): Promise<ServerProcess> {
    const dataDir = mkdtempSync(join(tmpdir(), 'taskwright-bench-'));
    const [key, secret] = ['BENCHKEY', 'benchmark-secret-0123456789'];
    const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--log-level', 'silent', '--data-dir', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TASKWRIGHT_DATABASE_URL: '', TASKWRIGHT_ACCESS_KEY: key, TASKWRIGHT_SECRET_KEY: secret },
    });
    const { port } = new URL(await listening(child.stdout));
    const basic = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
    const { token } = await send(Number(port), 'auth.login', {}, basic);
    return new ServerProcess(child, dataDir, Number(port), child.pid ?? Number.NaN, `Bearer ${token}`);
  }

  /** Calls an action; the answer's data. @throws Error when it is refused */
  call(action: string, request: object): Promise<Record<string, unknown>> {
    return send(this.port, action, request, this.authorization);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill();
    await gone;
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}

async function send(port: number, action: string, request: object, authorization: string): Promise<Record<string, unknown>> {
  const answer = await fetch(`http://127.0.0.1:${port}/${action}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (!answer.ok) throw new Error(`${action} answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { data: Record<string, unknown> }).data;
}
