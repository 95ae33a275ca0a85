import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApiDefinition, SchemaNode } from '../../../codegen/definition/ir.js';
import { emitApi } from '../../../codegen/emit/index.js';
import type { CompiledAction, CompiledApi, CompiledLayer, Validator } from '../../../src/rpc/compiled.js';
import { single } from './definitions.js';

/** Writes emitted files into a new folder, which is an ES module package. */
export function writeFiles(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'taskwright-emit-'));
  for (const [path, content] of [...files, ['package.json', '{"type":"module"}'] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Everything that the emitted `index.ts` exports. */
export interface EmittedModule {
  readonly api: CompiledApi;
  readonly [name: string]: unknown;
}

/** Emits an API, writes it down, and imports it as a program would. */
export async function imported(api: ApiDefinition): Promise<EmittedModule> {
  const folder = writeFiles(emitApi(api, { runtime: 'taskwright/rpc' }));
  try {
    return (await import(pathToFileURL(join(folder, 'index.ts')).href)) as EmittedModule;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function actionOf({ api }: EmittedModule, name: string): CompiledAction {
  const found = api.actions.find((action) => action.name === name);
  if (found === undefined) throw new Error(`no action ${name}`);
  return found;
}

export function layerOf(emitted: EmittedModule, name: string, version: string): CompiledLayer {
  const found = actionOf(emitted, name).layers.find((layer) => layer.version === version);
  if (found === undefined) throw new Error(`no layer ${name} ${version}`);
  return found;
}

/** The validators of an API with one action. */
export async function validatorsOf(
  request: SchemaNode,
  response?: SchemaNode,
  definitions?: Readonly<Record<string, SchemaNode>>,
): Promise<{ readonly request: Validator; readonly response: Validator }> {
  return layerOf(await imported(single(request, response, definitions)), 'notes.act', '1.0');
}

/** What a validator says of a value: `ok`, or the keyword and place of the first difference. */
export function verdict(validator: Validator, value: unknown): string {
  if (validator(value)) return 'ok';
  const issue = validator.errors?.[0];
  return `${issue?.keyword} ${issue?.instancePath}`.trim();
}
