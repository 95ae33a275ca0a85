import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { WebSocket } from 'ws';

/** An event as a client gets it. */
export interface Received {
  readonly kind: string;
  readonly cursor: string;
  readonly task?: string;
  readonly status?: string;
  readonly name?: string;
}

/** A client of `updates.watch`; a refusal is told by status and text. */
export interface StreamClient {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly events: readonly Received[];
  /** All that came, as it came. */
  readonly text: () => string;
  readonly ended: () => boolean;
  /** Code and reason of a WebSocket's end. */
  readonly farewell: () => string;
  readonly close: () => void;
}

type Headers = Readonly<Record<string, string>>;

const PATH = '/v2.22/updates.watch';

/** Resolves when the server has answered with a status. */
export function eventSource(url: string, query = '', headers: Headers = {}): Promise<StreamClient> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${PATH}${query}`, { headers, agent: false }, (incoming) => {
      const events: Received[] = [];
      let text = '';
      let ended = false;
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => {
        text += chunk;
        events.splice(0, events.length, ...[...text.matchAll(/^data: (.*)\n\n/gm)].map(([, data = '']) => JSON.parse(data)));
      });
      const end = () => {
        ended = true;
      };
      incoming.on('end', end).on('error', end);
      resolve(clientOf(incoming, events, { text: () => text, ended: () => ended, close: () => void outgoing.destroy() }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** Resolves when the connection is upgraded, or refused. */
export function webSocket(
  url: string,
  query = '',
  headers: Headers = {},
): Promise<StreamClient & { readonly socket: WebSocket }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${PATH}${query}`, { headers });
    const events: Received[] = [];
    let text = '';
    let ended = false;
    let farewell = '';
    const parts = { text: () => text, ended: () => ended, farewell: () => farewell, close: () => socket.close() };
    socket.on('message', (data) => events.push(JSON.parse(String(data))));
    socket.on('close', (code, reason) => {
      ended = true;
      farewell = `${code} ${reason}`.trim();
    });
    socket.on('error', reject);
    socket.on('upgrade', (incoming) => resolve({ ...clientOf(incoming, events, parts), socket }));
    socket.on('unexpected-response', (_, incoming) => {
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () => resolve({ ...clientOf(incoming, events, parts), socket }));
    });
  });
}

type Rest = Pick<StreamClient, 'text' | 'ended' | 'close'> & Partial<Pick<StreamClient, 'farewell'>>;

function clientOf({ statusCode = 0, headers }: IncomingMessage, events: readonly Received[], rest: Rest): StreamClient {
  return { status: statusCode, headers, events, farewell: () => '', ...rest };
}
