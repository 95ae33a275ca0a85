import type { DocumentOptions } from '../emit/documents/index.js';
import { apiOpenApi } from '../emit/openapi/api-document.js';
import { apiOpenRpc } from '../emit/openrpc/document.js';
import { writeWhole } from '../outputs.js';
import { type DescribedApiOptions, describedApi } from './described-api.js';
import type { ExitCode, Io } from './io.js';

export interface DocumentCommandOptions extends DescribedApiOptions, DocumentOptions {
  /** File to write; without it the document goes to standard output. */
  readonly out?: string | undefined;
}

const EMITTERS = { openapi: apiOpenApi, openrpc: apiOpenRpc };

/** `taskwright openapi` and `taskwright openrpc`: the document of one version of the services. */
export async function documentCommand(kind: keyof typeof EMITTERS, options: DocumentCommandOptions, io: Io): Promise<ExitCode> {
  const described = await describedApi(options, io);
  if (typeof described === 'number') return described;
  const { api, version, examples } = described;
  const text = `${JSON.stringify(EMITTERS[kind](api, version, options, examples), undefined, 2)}\n`;
  const { out } = options;
  if (out === undefined) {
    io.stdout.write(text);
    return 0;
  }
  writeWhole(out, text);
  io.stdout.write(`${out}: version ${version}\n`);
  return 0;
}
