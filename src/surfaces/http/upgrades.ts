import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Answers requests to leave HTTP for WebSocket. */
export type Upgrade = (incoming: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;

/**
 * Hands WebSocket requests to `upgrade`. A server that listens for upgrades is given every request that offers one, of whatever kind, and
 * some clients offer HTTP/2 with each call: those are calls like any other, so they go back to the server without the offer.
 */
export function acceptUpgrades(server: Server, upgrade: Upgrade): void {
  server.on('upgrade', (incoming, socket, head) => {
    // A connection that breaks off is nothing to report; without a listener it would end the process.
    socket.on('error', () => socket.destroy());
    if (incoming.headers.upgrade?.toLowerCase() === 'websocket')
      void upgrade(incoming, socket, head).catch(() => socket.destroy());
    else giveBack(server, incoming, socket, head);
  });
}

function giveBack(server: Server, incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${incoming.method} ${incoming.url} HTTP/${incoming.httpVersion}`];
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = incoming.rawHeaders.slice(i, i + 2);
    if (!/^(?:upgrade|connection|http2-settings)$/i.test(name)) lines.push(`${name}: ${value}`);
  }
  if (head.length > 0) socket.unshift(head);
  socket.unshift(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
  server.emit('connection', socket);
}
