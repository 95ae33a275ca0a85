import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '../check/diagnostic.js';
import { asOf, examplesAsOf, modelAsOf } from '../emit/documents/index.js';
import { emitDocs } from '../emit/markdown/index.js';
import { isGeneratedPage, isPageName } from '../emit/markdown/page.js';
import { foreignFiles, place } from '../outputs.js';
import { type DescribedApi, type DescribedApiOptions, describedApi } from './described-api.js';
import { type ExitCode, type Io, report } from './io.js';

export interface DocsCommandOptions extends DescribedApiOptions {
  /** Folder for the pages. */
  readonly out: string;
}

/** `taskwright docs`: writes the reference pages of the definitions, and takes away those that have nothing to describe any more. */
export async function docsCommand(options: DocsCommandOptions, io: Io): Promise<ExitCode> {
  const described = await describedApi(options, io);
  if (typeof described === 'number') return described;
  const { out, apiVersion } = options;
  const pages = apiVersion === undefined ? emitDocs(described.api, described.examples) : pagesAsOf(described);
  const known = generatedPages(out);
  const foreign = foreignFiles(out, pages, known);
  report(foreign, 'text', io);
  if (hasErrors(foreign)) return 1;
  const { written, removed } = place(out, pages, known);
  io.stdout.write(`${out}: ${pages.size} pages, ${written.length} written, ${removed.length} removed\n`);
  return 0;
}

/** The pages as they were when the version was the newest. */
function pagesAsOf({ api, version, examples }: DescribedApi): ReadonlyMap<string, string> {
  return emitDocs(asOf(api, version), examplesAsOf(examples, modelAsOf(api, version)));
}

/** The pages in a folder that an earlier run wrote. */
function generatedPages(dir: string): ReadonlySet<string> {
  if (!existsSync(dir)) return new Set();
  const pages = readdirSync(dir).filter(isPageName);
  return new Set(pages.filter((file) => isGeneratedPage(readFileSync(join(dir, file), 'utf8'))));
}
