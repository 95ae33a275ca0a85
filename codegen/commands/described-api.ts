import { existsSync } from 'node:fs';
import type { ApiDefinition } from '../definition/ir.js';
import { readDefinitions } from '../definition/read.js';
import { isVersionName } from '../definition/versions.js';
import { servedVersion } from '../emit/documents/index.js';
import type { Examples } from '../emit/markdown/examples.js';
import { ExamplesError, readExamples } from '../emit/markdown/read-examples.js';
import { versionsOf } from '../emit/model.js';
import { type ExitCode, type Io, report, usage } from './io.js';

export interface DescribedApiOptions {
  readonly schemas: string;
  /** Folder of the examples, `<service>.json` each; there need not be any. */
  readonly examples: string;
  /** Version of the API as callers ask for it; its newest when missing. */
  readonly apiVersion?: string | undefined;
}

/** What a document describes. */
export interface DescribedApi {
  readonly api: ApiDefinition;
  readonly examples: Examples;
  /** The version that answers callers of the one that was asked for. */
  readonly version: string;
}

/** Reads what a document is to describe; says what is wrong with it and gives an exit code when it cannot. */
export async function describedApi(
  { schemas, examples, apiVersion }: DescribedApiOptions,
  io: Io,
): Promise<DescribedApi | ExitCode> {
  if (apiVersion !== undefined && !isVersionName(apiVersion)) {
    return usage(`--api-version is MAJOR.MINOR, not ${apiVersion}`, io);
  }
  if (!existsSync(schemas)) return usage(`no such folder: ${schemas}`, io);
  const { api, diagnostics } = await readDefinitions(schemas);
  if (!api) {
    report(diagnostics, 'text', io);
    return 1;
  }
  const versions = versionsOf(api);
  const version = servedVersion(api, apiVersion ?? versions.at(-1) ?? '');
  if (version === undefined) {
    io.stderr.write(`there was no version ${apiVersion}: the oldest is ${versions[0]}\n`);
    return 1;
  }
  try {
    return { api, version, examples: existsSync(examples) ? readExamples(examples, api) : new Map() };
  } catch (error) {
    if (!(error instanceof ExamplesError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 1;
  }
}
