import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Operation, wrongWith } from '../../../codegen/contract/model/operation.js';
import type { Target } from '../../../codegen/contract/run/client.js';
import { snapshot } from '../../../codegen/definition/snapshot.js';
import { notesParts } from './fixture.js';

type Fields = Readonly<Record<string, unknown>>;

/** What a handler gives: data, the subcode of a 400, 500, or nothing at all. */
export type Reply = Fields | number | 'breaks the connection';

export interface Notes {
  readonly notes: Map<string, { status: string }>;
  readonly folders: Map<string, Fields>;
}

export type NotesHandler = (request: Fields, notes: Notes) => Reply;

export const CREDENTIALS = { kind: 'key', key: 'reader', secret: 'open sesame' } as const;
const AUTHORIZATION = `Basic ${Buffer.from('reader:open sesame').toString('base64')}`;

/** What the small API does, written down once more by somebody who has only read its definition. */
const handlers: Readonly<Record<string, NotesHandler>> = {
  'notes.create': (_, { notes }) => {
    const id = randomUUID();
    notes.set(id, { status: 'draft' });
    return { id };
  },
  'notes.get': ({ note }, { notes }) => withNote(note, notes, (found) => ({ note: { id: note, status: found.status } })),
  'notes.list': ({ page }) => (page === 7 ? 12 : { notes: [] }),
  'notes.update': ({ note }, { notes }) => withNote(note, notes, () => ({ updated: 1 })),
  'notes.update_batch': () => ({ updated: 0 }),
  'notes.show': ({ note }, { notes }) =>
    withNote(note, notes, (found) => {
      if (!['draft', 'shown'].includes(found.status)) return 110;
      found.status = 'shown';
      return {};
    }),
  'notes.drop_many': ({ ids }, { notes }) => {
    for (const id of ids as string[]) {
      const found = notes.get(id);
      if (found?.status === 'shown') found.status = 'gone';
    }
    return {};
  },
  'notes.remove': ({ note }, { notes }) => withNote(note, notes, () => (notes.delete(String(note)) ? {} : 101)),
  'notes.ping': () => ({}),
  'notes.watch': () => ({ kind: 'ready' }),
  'folders.create': ({ name }, { folders }) => {
    if (name === undefined) return 12;
    folders.set(`f${folders.size + 1}`, {});
    return { id: `f${folders.size}` };
  },
};

function withNote(id: unknown, notes: Notes['notes'], use: (found: { status: string }) => Reply): Reply {
  const found = notes.get(String(id));
  return found ? use(found) : 101;
}

/** A running server of the small API. */
export interface NotesServer extends AsyncDisposable {
  readonly target: Target;
  readonly state: Notes;
  /** Actions called, in order. */
  readonly calls: string[];
}

/** Starts one in which some actions do something else. */
export async function notesServer(others: Readonly<Record<string, NotesHandler>> = {}): Promise<NotesServer> {
  const { operations, api } = await notesParts();
  const all = { ...handlers, ...others };
  const state: Notes = { notes: new Map(), folders: new Map() };
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const [, version = '', name = ''] = /^\/v([\d.]+)\/([\w.]+)$/.exec(request.url ?? '') ?? [];
    calls.push(name);
    const action = api.services.flatMap(({ actions }) => actions).find(({ fullName }) => fullName === name);
    const layer = action && snapshot(action, version);
    const operation = operations.find((each) => each.layer === layer);
    const outcome = answer(operation, request, await bodyOf(request), all, state);
    if (!outcome) return void request.socket.destroy();
    const { code, subcode, data, field } = outcome;
    if (code === 200 && operation?.action.stream) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'API-Version': layer?.version });
      return void response.write(`: hello\n\nid: 1\ndata: ${JSON.stringify(data)}\n\n`);
    }
    const number = (text: string | undefined): number | string | null =>
      text === undefined ? null : version.startsWith('8') ? text : Number(text);
    const endpoint = { name, requested_version: number(version), actual_version: number(layer?.version) };
    const id = 'c'.repeat(32);
    const told = { result_msg: code === 200 ? 'OK' : `refused by ${name}`, error_stack: null, error_data: { field } };
    const meta = { id, trx: id, endpoint, result_code: code, result_subcode: subcode, ...told };
    response.writeHead(code, { 'Content-Type': 'application/json', ...(layer ? { 'API-Version': layer.version } : {}) });
    response.end(JSON.stringify({ meta, data }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    target: { url: `http://127.0.0.1:${port}`, credentials: CREDENTIALS },
    state,
    calls,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Outcome {
  readonly code: number;
  readonly subcode: number;
  readonly data: unknown;
  readonly field?: string | undefined;
}

function answer(
  operation: Operation | undefined,
  { headers }: IncomingMessage,
  body: unknown,
  all: Readonly<Record<string, NotesHandler>>,
  state: Notes,
): Outcome | undefined {
  const refused = (code: number, subcode: number, field?: string): Outcome => ({ code, subcode, data: {}, field });
  if (!operation) return refused(404, 0);
  if (operation.action.authorize && headers.authorization !== AUTHORIZATION) return refused(401, 20);
  const [wrong] = wrongWith(body, operation, false);
  if (wrong) return refused(400, 12, wrong.field);
  const reply = all[operation.action.fullName]?.(body as Fields, state) ?? {};
  if (reply === 'breaks the connection') return undefined;
  return typeof reply === 'number'
    ? refused(reply < 500 ? 400 : 500, reply < 500 ? reply : 0)
    : { code: 200, subcode: 0, data: reply };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += part;
  if (request.headers['content-type'] === 'application/json-lines') return text.split('\n').map((line) => JSON.parse(line));
  return JSON.parse(text);
}
