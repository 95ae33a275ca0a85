import { existsSync, readdirSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, resolve } from 'node:path';
import { readDefinitions } from '../definition/read.js';
import { isVersionName } from '../definition/versions.js';
import { versionsOf } from '../emit/model.js';
import { languages } from '../emit/sdk/languages.js';
import { isServed, snapshotModel } from '../emit/sdk/snapshot-model.js';
import { type Placed, placeOver, textOf, writeWhole } from '../outputs.js';
import { type ExitCode, type Format, type Io, report, usage } from './io.js';

export interface SdkCommandOptions {
  readonly schemas: string;
  readonly lang?: string | undefined;
  /** A version of the API, as it was typed: `"2.13"`; the newest when missing. */
  readonly apiVersion?: string | undefined;
  /** Folder of the package. */
  readonly out?: string | undefined;
  /** Of the package; the folder's name when missing. */
  readonly name?: string | undefined;
  /** Of the package; the API's and `.0` when missing. */
  readonly packageVersion?: string | undefined;
  readonly format: Format;
  readonly force?: boolean | undefined;
}

/** Name of the file that remembers, in a package's folder, which files were generated. */
const MANIFEST = '.taskwright-sdk.json';

/** What every registry takes. */
const PACKAGE_VERSION = /^\d+\.\d+\.\d+$/;

/** What `MANIFEST` says. */
interface Manifest {
  readonly generator: 'taskwright sdk';
  readonly files: readonly string[];
}

/** `taskwright sdk`: a client library for one version of the API, as a package ready to use and to publish. */
export async function sdkCommand(options: SdkCommandOptions, io: Io): Promise<ExitCode> {
  const { schemas, lang, out, format, force = false } = options;
  const known = Object.keys(languages);
  const language = lang !== undefined && Object.hasOwn(languages, lang) ? languages[lang] : undefined;
  if (language === undefined) return usage(`--lang is ${known.join(' or ')}${lang === undefined ? '' : `, not ${lang}`}`, io);
  if (out === undefined) return usage('--out: name the folder of the package', io);
  const name = options.name ?? basename(resolve(out));
  const problem = language.nameProblem(name);
  if (problem !== undefined) return usage(`--name ${name}: ${problem}`, io);
  const { packageVersion } = options;
  if (packageVersion !== undefined && !PACKAGE_VERSION.test(packageVersion)) {
    return usage(`--package-version ${packageVersion}: expected three numbers, such as 2.13.1`, io);
  }
  if (!existsSync(schemas)) return usage(`no such folder: ${schemas}`, io);

  const { api, diagnostics } = await readDefinitions(schemas);
  if (!api) {
    report(diagnostics, format, io);
    return 1;
  }
  const versions = versionsOf(api);
  const version = options.apiVersion ?? versions.at(-1) ?? '';
  if (!isVersionName(version) || !isServed(version, versions)) {
    return usage(`--api-version ${version}: there are ${versions.join(', ')}`, io);
  }
  const model = snapshotModel(api, version);
  if (model.services.length === 0) return usage(`--api-version ${version}: all of its actions are internal`, io);
  const earlier = earlierFiles(out);
  if (earlier === undefined && !force) {
    io.stderr.write(`${out} is not empty and was not written by taskwright sdk: choose another folder, or say --force\n`);
    return 1;
  }
  const files = language.emit(model, { name, packageVersion: packageVersion ?? `${version}.0` });
  const placed = placeOver(out, files, earlier ?? []);
  writeWhole(join(out, MANIFEST), manifestText([...files.keys()].sort()));
  say({ lang: lang ?? '', version, out, name, count: files.size }, placed, format, io);
  return 0;
}

/** What an earlier run wrote into a folder; undefined when it holds files and none of them says so. */
function earlierFiles(out: string): readonly string[] | undefined {
  const text = textOf(join(out, MANIFEST));
  if (text === undefined) return !existsSync(out) || readdirSync(out).length === 0 ? [] : undefined;
  try {
    const { generator, files } = JSON.parse(text) as Partial<Manifest>;
    return generator === 'taskwright sdk' && Array.isArray(files) ? files.filter(isInside) : undefined;
  } catch {
    return undefined;
  }
}

/** A manifest that came from elsewhere must not make this command remove anything elsewhere. */
function isInside(path: unknown): path is string {
  return typeof path === 'string' && !isAbsolute(path) && !normalize(path).startsWith('..');
}

function manifestText(files: readonly string[]): string {
  return `${JSON.stringify({ generator: 'taskwright sdk', files } satisfies Manifest, null, 2)}\n`;
}

interface Written {
  readonly lang: string;
  readonly version: string;
  readonly out: string;
  readonly name: string;
  readonly count: number;
}

function say({ lang, version, out, name, count }: Written, { written, removed }: Placed, format: Format, io: Io): void {
  if (format === 'json') {
    io.stdout.write(`${JSON.stringify({ out, name, language: lang, apiVersion: version, written, removed }, null, 2)}\n`);
    return;
  }
  const changes = `${written.length} written, ${removed.length} removed`;
  io.stdout.write(`${out}: ${name} for version ${version} in ${lang}, ${count} files (${changes})\n`);
}
