import { cpSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApiDefinition } from '../../../codegen/definition/ir.js';
import { emitApi } from '../../../codegen/emit/index.js';
import { type Packages, root } from './generated.js';

/** The server of `examples/notes`, as it is, on what this project's sources are at the moment. */
export async function notesExample(packages: Packages, api: ApiDefinition): Promise<AsyncDisposable & { readonly url: string }> {
  const exports = { './rpc': './rpc.ts', './http': './http.ts' };
  packages.write('node_modules/taskwright/package.json', JSON.stringify({ name: 'taskwright', type: 'module', exports }));
  for (const [name, source] of [
    ['rpc', 'src/rpc/index.ts'],
    ['http', 'src/surfaces/index.ts'],
  ] as const) {
    packages.write(`node_modules/taskwright/${name}.ts`, `export * from ${JSON.stringify(join(root, source))};\n`);
  }
  packages.link('hono');
  packages.write('package.json', '{"type": "module"}');
  cpSync(join(root, 'examples/notes/src'), join(packages.folder, 'src'), { recursive: true });
  for (const [path, text] of emitApi(api, { runtime: 'taskwright/rpc' })) packages.write(join('generated', path), text);
  const { notesServer } = (await import(pathToFileURL(join(packages.folder, 'src/server.ts')).href)) as {
    notesServer(): Server;
  };
  const server = notesServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
