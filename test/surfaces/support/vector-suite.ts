import * as assert from 'uvu/assert';
import { Aliases } from '../../../src/services/aliases/aliases.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { encodeKey, mapKeys } from '../../../src/store/keys.js';
import { ShownTasks } from '../../../src/surfaces/core/shown-tasks.js';
import { type Bindings, mismatch } from '../../support/matching.js';
import { readVectors } from '../../vectors/read-vectors.js';
import { type AskedCredential, type MakeSurface, SurfaceServer, surfaceSuite } from './surface-server.js';

/** See `test/vectors/README.md`. */
interface Vector {
  readonly name: string;
  readonly now: string;
  readonly credential?: Omit<AskedCredential, 'surface'>;
  readonly project?: { readonly id: string; readonly name: string };
  readonly tasks?: readonly Partial<TaskDocument>[];
  readonly names?: Readonly<Record<string, string>>;
  readonly exchanges: readonly Exchange[];
}

interface Exchange {
  readonly request: readonly string[];
  readonly answer: { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };
}

const DATES = ['created', 'started', 'completed', 'status_changed', 'last_update', 'last_change', 'last_worker_report'] as const;

/** Replays `test/vectors/<surface>/tasks.json` over HTTP, each vector on a server of its own: credentials are unique on one. */
export function vectorSuite(surface: AskedCredential['surface'], make: MakeSurface): void {
  for (const vector of readVectors<Vector>(`${surface}/tasks`)) {
    const newServer = () => new SurfaceServer(Date.parse(vector.now));
    surfaceSuite(`vectors of ${surface}: ${vector.name}`, newServer, make, (test, server) => {
      test('answers as the vector says', async () => {
        const { caller } = await server.account({ surface, ...vector.credential });
        const { services } = server.api;
        const { project } = vector;
        const now = new Date(vector.now);
        const { company, user } = caller;
        const times = { created: now, last_update: now };
        if (project) {
          const basename = project.name;
          await services.projects.collection.insert({
            ...times,
            company,
            user,
            ...project,
            basename,
            path: [],
            description: '',
            featured: 9999,
            tags: [],
            system_tags: [],
          });
        }
        const tags = new ShownTasks({ surface }).tags(caller);
        for (const task of vector.tasks ?? []) {
          const system_tags = [...tags, ...(task.system_tags ?? [])];
          await server.api.stored({ ...(project && { project: project.id }), ...storable(task), system_tags }, caller);
        }
        const aliases = new Aliases(services.store);
        for (const [externalId, task] of Object.entries(vector.names ?? {})) {
          assert.ok(await aliases.claim({ surface, company, externalId }, task));
        }
        const bindings: Bindings = new Map();
        for (const exchange of vector.exchanges) await replay(server, exchange, bindings);
      });
    });
  }
}

async function replay(server: SurfaceServer, { request, answer }: Exchange, bindings: Bindings): Promise<void> {
  // Without this line an HTTP/1.1 connection stays open, and the end of the answer would have to be counted.
  const [first = '', ...rest] = request;
  const [head = '', ...body] = (await server.send([first, 'Connection: close', ...rest].join('\r\n'))).split('\r\n\r\n');
  const [status = '', ...headers] = head.split('\r\n');
  const text = body.join('\r\n\r\n');
  assert.is(Number(status.split(' ')[1]), answer.status, `${first}: ${text}`);
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    const found = headers.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    assert.is(found?.slice(name.length + 1).trim(), value, `${first}: ${name}`);
  }
  if (answer.body === undefined) return;
  const got: unknown = typeof answer.body === 'string' ? text : JSON.parse(text);
  assert.is(mismatch(answer.body, got, bindings, 'body'), undefined, first);
}

/** A task of a vector as the store keeps it. */
function storable(task: Partial<TaskDocument>): Partial<TaskDocument> {
  const dates = DATES.flatMap((name) => (task[name] ? [[name, new Date(task[name])]] : []));
  return {
    ...task,
    ...Object.fromEntries(dates),
    ...(task.runtime && { runtime: mapKeys(task.runtime, encodeKey) }),
    ...(task.configuration && { configuration: mapKeys(task.configuration, encodeKey) }),
  };
}
