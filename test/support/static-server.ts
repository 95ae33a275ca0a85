import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

/** By the ends of names, the longer ones first. */
const TYPES = Object.entries({
  '.d.ts': 'application/typescript',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
});

export interface StaticServer extends AsyncDisposable {
  readonly url: string;
}

/** Gives the files of a folder to whoever asks on this machine. */
export async function serveFolder(folder: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    // An absolute path has nothing above it that could be gone to.
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    const [, type] = TYPES.find(([end]) => path.endsWith(end)) ?? [];
    readFile(join(folder, path)).then(
      (content) => response.writeHead(200, { 'Content-Type': type ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
