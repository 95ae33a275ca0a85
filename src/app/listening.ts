import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The server cannot listen where it was told to; ends with exit code 2. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Listens, and gives the URL. @throws ListenError */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new ListenError(explain(error, host, port), { cause: error })));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is in use: stop what uses it, or choose another with --port`;
  if (code === 'EACCES')
    return `not allowed to listen on port ${port}: ports below 1024 need special rights; choose another with --port`;
  return `cannot listen on ${host}:${port}: ${message}`;
}

/** Takes no new calls, lets running ones finish for `graceMs`, then cuts what is left: with `cut` what has left HTTP. */
export async function closeGently(server: Server, graceMs: number, cut: () => void = () => {}): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    server.closeAllConnections();
    cut();
  }, graceMs);
  // A connection whose answer goes out during the grace time turns idle, and would else be kept alive.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearTimeout(timer);
  clearInterval(sweep);
}
