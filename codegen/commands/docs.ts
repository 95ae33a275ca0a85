import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { hasErrors } from '../check/diagnostic.js';
import { asOf, examplesAsOf, modelAsOf } from '../emit/documents/index.js';
import { emitChangelog } from '../emit/markdown/changelog.js';
import { emitDocs } from '../emit/markdown/index.js';
import { isGeneratedPage, isPageName } from '../emit/markdown/page.js';
import { foreignFiles, place } from '../outputs.js';
import { type DescribedApi, type DescribedApiOptions, describedApi } from './described-api.js';
import { type ExitCode, type Io, report, usage } from './io.js';

export interface DocsCommandOptions extends DescribedApiOptions {
  /** Folder for the pages of the reference. */
  readonly out: string;
  /** Folder for the changelog, a page a version. */
  readonly changelog: string;
}

/**
 * `taskwright docs`: writes the reference pages of the definitions and the changelog of their versions, and takes away those that have nothing
 * to describe any more. For one version of the API only the reference, as it was then.
 */
export async function docsCommand(options: DocsCommandOptions, io: Io): Promise<ExitCode> {
  const { out, changelog, apiVersion } = options;
  if (resolve(out) === resolve(changelog)) return usage(`--changelog ${changelog}: the changelog needs a folder of its own`, io);
  const described = await describedApi(options, io);
  if (typeof described === 'number') return described;
  const { api, examples } = described;
  const folders =
    apiVersion === undefined
      ? [
          folderOf(out, emitDocs(api, examples)),
          folderOf(changelog, emitChangelog(api, `${relative(changelog, out).split(sep).join('/')}/`)),
        ]
      : [folderOf(out, referenceAsOf(described))];
  const foreign = folders.flatMap(({ dir, pages, known }) => foreignFiles(dir, pages, known));
  report(foreign, 'text', io);
  if (hasErrors(foreign)) return 1;
  for (const { dir, pages, known } of folders) {
    const { written, removed } = place(dir, pages, known);
    io.stdout.write(`${dir}: ${pages.size} pages, ${written.length} written, ${removed.length} removed\n`);
  }
  return 0;
}

/** The pages as they were when the version was the newest. */
function referenceAsOf({ api, version, examples }: DescribedApi): ReadonlyMap<string, string> {
  return emitDocs(asOf(api, version), examplesAsOf(examples, modelAsOf(api, version)));
}

interface Folder {
  readonly dir: string;
  readonly pages: ReadonlyMap<string, string>;
  /** Pages of an earlier run. */
  readonly known: ReadonlySet<string>;
}

function folderOf(dir: string, pages: ReadonlyMap<string, string>): Folder {
  return { dir, pages, known: generatedPages(dir) };
}

/** The pages in a folder that an earlier run wrote. */
function generatedPages(dir: string): ReadonlySet<string> {
  if (!existsSync(dir)) return new Set();
  const pages = readdirSync(dir).filter(isPageName);
  return new Set(pages.filter((file) => isGeneratedPage(readFileSync(join(dir, file), 'utf8'))));
}
