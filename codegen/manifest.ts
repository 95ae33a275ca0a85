import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from './check/diagnostic.js';
import { findDefinitions } from './definition/files.js';
import { textOf } from './outputs.js';

/** Name of the file that remembers, in each folder written to, what was compiled into it. */
export const MANIFEST = '.taskwright.json';

/** What a folder of generated files was made of. Hashes are SHA-256. */
export interface Manifest {
  /** Of the compiler and the libraries whose output it passes on. */
  readonly compiler: string;
  /** Options that change the output. */
  readonly options: string;
  /** Definition files by path relative to the schemas folder, included ones too. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Warnings, to be said again. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The manifest of a folder; undefined when there is none that can be read. */
export function readManifest(dir: string): Manifest | undefined {
  try {
    return JSON.parse(textOf(join(dir, MANIFEST)) ?? '') as Manifest;
  } catch {
    return undefined;
  }
}

/** Whether compiling again would change nothing in `dir`. */
export function isCurrent(manifest: Manifest, dir: string, schemas: string, options: string): boolean {
  const inputs = Object.keys(manifest.inputs);
  const found = Object.values(findDefinitions(schemas))
    .flat()
    .filter((file) => file !== undefined);
  return (
    manifest.options === options &&
    manifest.compiler === compilerHash() &&
    found.every((file) => Object.hasOwn(manifest.inputs, portable(relative(schemas, file)))) &&
    inputs.every((path) => manifest.inputs[path] === hashOf(textOf(join(schemas, path)))) &&
    Object.entries(manifest.outputs).every(([path, hash]) => hash === hashOf(textOf(join(dir, path))))
  );
}

/** Hashes of input files, by portable path relative to the schemas folder. */
export function inputHashes(schemas: string, files: readonly string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [portable(relative(schemas, file)), hashOf(textOf(file))]));
}

export function outputHashes(contents: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...contents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, content]) => [path, hashOf(content)]));
}

/** Hash of all files of a folder whose names end so, `''` for a folder that is not there. */
export function filesHash(dir: string, end: string): string {
  if (!existsSync(dir)) return '';
  const files = readdirSync(dir).filter((file) => file.endsWith(end));
  return hashOf(
    files
      .sort()
      .map((file) => `${file} ${hashOf(textOf(join(dir, file)))}`)
      .join('\n'),
  );
}

let compiler: string | undefined;

/** Hash of the compiler's own files and of the versions of the libraries it builds on. */
export function compilerHash(): string {
  compiler ??= hashOf([...ownFiles(), ...['ajv', 'hocon-parser'].map(versionOf)].join('\n'));
  return compiler;
}

function ownFiles(): string[] {
  const here = dirname(fileURLToPath(import.meta.url));
  const entries = readdirSync(here, { recursive: true, withFileTypes: true });
  const sources = entries
    .filter((entry) => entry.isFile() && /\.(?:ts|js|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return sources.sort().map((file) => `${relative(here, file)} ${hashOf(readFileSync(file, 'utf8'))}`);
}

function versionOf(library: string): string {
  const { version } = createRequire(import.meta.url)(`${library}/package.json`) as { version: string };
  return `${library} ${version}`;
}

function hashOf(text: string | undefined): string {
  return text === undefined ? '' : createHash('sha256').update(text).digest('hex');
}

function portable(path: string): string {
  return path.split(sep).join('/');
}
