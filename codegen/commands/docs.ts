import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { hasErrors } from '../check/diagnostic.js';
import { readDefinitions } from '../definition/read.js';
import { emitChangelog } from '../emit/markdown/changelog.js';
import { emitDocs } from '../emit/markdown/index.js';
import { isGeneratedPage, isPageName } from '../emit/markdown/page.js';
import { ExamplesError, readExamples } from '../emit/markdown/read-examples.js';
import { foreignFiles, place } from '../outputs.js';
import { type ExitCode, type Io, report, usage } from './io.js';

export interface DocsCommandOptions {
  readonly schemas: string;
  /** Folder of the examples, `<service>.json` each; there need not be any. */
  readonly examples: string;
  /** Folder for the pages of the reference. */
  readonly out: string;
  /** Folder for the changelog, a page a version. */
  readonly changelog: string;
}

/**
 * `taskwright docs`: writes the reference pages of the definitions and the changelog of their versions, and takes away those that have nothing
 * to describe any more.
 */
export async function docsCommand({ schemas, examples, out, changelog }: DocsCommandOptions, io: Io): Promise<ExitCode> {
  if (!existsSync(schemas)) return usage(`no such folder: ${schemas}`, io);
  if (resolve(out) === resolve(changelog)) return usage(`--changelog ${changelog}: the changelog needs a folder of its own`, io);
  const { api, diagnostics } = await readDefinitions(schemas);
  if (!api) {
    report(diagnostics, 'text', io);
    return 1;
  }
  try {
    const folders = [
      folderOf(out, emitDocs(api, existsSync(examples) ? readExamples(examples, api) : new Map())),
      folderOf(changelog, emitChangelog(api, `${relative(changelog, out).split(sep).join('/')}/`)),
    ];
    const foreign = folders.flatMap(({ dir, pages, known }) => foreignFiles(dir, pages, known));
    report(foreign, 'text', io);
    if (hasErrors(foreign)) return 1;
    for (const { dir, pages, known } of folders) {
      const { written, removed } = place(dir, pages, known);
      io.stdout.write(`${dir}: ${pages.size} pages, ${written.length} written, ${removed.length} removed\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ExamplesError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 1;
  }
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
