import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '../check/diagnostic.js';
import { readDefinitions } from '../definition/read.js';
import { emitDocs } from '../emit/markdown/index.js';
import { isGeneratedPage, isPageName } from '../emit/markdown/page.js';
import { ExamplesError, readExamples } from '../emit/markdown/read-examples.js';
import { foreignFiles, place } from '../outputs.js';
import { type ExitCode, type Io, report, usage } from './io.js';

export interface DocsCommandOptions {
  readonly schemas: string;
  /** Folder of the examples, `<service>.json` each; there need not be any. */
  readonly examples: string;
  /** Folder for the pages. */
  readonly out: string;
}

/** `taskwright docs`: writes the reference pages of the definitions, and takes away those that have nothing to describe any more. */
export async function docsCommand({ schemas, examples, out }: DocsCommandOptions, io: Io): Promise<ExitCode> {
  if (!existsSync(schemas)) return usage(`no such folder: ${schemas}`, io);
  const { api, diagnostics } = await readDefinitions(schemas);
  if (!api) {
    report(diagnostics, 'text', io);
    return 1;
  }
  try {
    const pages = emitDocs(api, existsSync(examples) ? readExamples(examples, api) : new Map());
    const known = generatedPages(out);
    const foreign = foreignFiles(out, pages, known);
    report(foreign, 'text', io);
    if (hasErrors(foreign)) return 1;
    const { written, removed } = place(out, pages, known);
    io.stdout.write(`${out}: ${pages.size} pages, ${written.length} written, ${removed.length} removed\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ExamplesError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 1;
  }
}

/** The pages in a folder that an earlier run wrote. */
function generatedPages(dir: string): ReadonlySet<string> {
  if (!existsSync(dir)) return new Set();
  const pages = readdirSync(dir).filter(isPageName);
  return new Set(pages.filter((file) => isGeneratedPage(readFileSync(join(dir, file), 'utf8'))));
}
