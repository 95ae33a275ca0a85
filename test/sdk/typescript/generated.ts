import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { ApiDefinition } from '../../../codegen/definition/ir.js';
import { readDefinitions } from '../../../codegen/definition/read.js';
import { snapshotModel } from '../../../codegen/emit/sdk/snapshot-model.js';
import { typescript } from '../../../codegen/emit/sdk/typescript/index.js';

/** Root of this project. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The definitions of a folder, which must have no errors. */
export async function definitionsOf(schemas: string): Promise<ApiDefinition> {
  const { api, diagnostics } = await readDefinitions(join(root, schemas));
  if (!api) throw new Error(JSON.stringify(diagnostics));
  return api;
}

/** The SDK of a version, as text by path. */
export function sdkFiles(api: ApiDefinition, version: string, name: string): ReadonlyMap<string, string> {
  return typescript.emit(snapshotModel(api, version), { name, packageVersion: `${version}.0` });
}

/** A folder of generated packages that programs in it can import by name, as they would from a registry. */
export class Packages {
  readonly folder = mkdtempSync(join(tmpdir(), 'taskwright-sdk-'));

  /** Writes a file of a program or a package. */
  write(path: string, content: string): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  /** Installs the SDK of a version. */
  install(api: ApiDefinition, version: string, name: string): string {
    for (const [path, content] of sdkFiles(api, version, name)) this.write(join('node_modules', name, path), content);
    return name;
  }

  /** Lets programs in the folder import a package of this project. */
  link(name: string): void {
    const target = join(this.folder, 'node_modules', name);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), target);
  }

  /** Imports a module of an installed package as a program would. */
  async load<Module>(name: string, path = 'index.js'): Promise<Module> {
    return (await import(pathToFileURL(join(this.folder, 'node_modules', name, path)).href)) as Module;
  }
}

/** A folder of packages for the time of `use`. */
export function withPackages(use: (packages: Packages) => Promise<void>): Promise<void> {
  const packages = new Packages();
  return use(packages).finally(() => rmSync(packages.folder, { recursive: true }));
}

/** What a program prints that Node runs by itself, as users do. @throws Error when it fails or complains */
export async function printed(file: string, environment: object = {}): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], {
    env: { PATH: process.env.PATH, ...environment },
  });
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}
