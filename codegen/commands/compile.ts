import { existsSync } from 'node:fs';
import { type CompileResult, compile } from '../compile.js';
import { type ExitCode, type Format, type Io, report, usage } from './io.js';

export interface CompileCommandOptions {
  readonly schemas: string;
  readonly out: string;
  readonly runtime: string;
  readonly jsonSchema?: string | undefined;
  readonly title?: string | undefined;
  readonly examples?: string | undefined;
  readonly format: Format;
  readonly force?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** `taskwright compile`: definitions in, the generated module (and JSON Schema files) out. */
export async function compileCommand(options: CompileCommandOptions, io: Io): Promise<ExitCode> {
  if (!existsSync(options.schemas)) return usage(`no such folder: ${options.schemas}`, io);
  const start = performance.now();
  const result = await compile(options).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'ExamplesError') return error;
    throw error;
  });
  if (result instanceof Error) {
    io.stderr.write(`${result.message}\n`);
    return 1;
  }
  report(result.diagnostics, options.format, io);
  if (options.format === 'text') io.stdout.write(`${summary(result, options.out, performance.now() - start)}\n`);
  return result.ok ? 0 : 1;
}

function summary({ ok, upToDate, written, removed }: CompileResult, out: string, ms: number): string {
  if (!ok) return 'nothing written';
  if (upToDate) return `${out} is up to date`;
  return `${out}: ${written.length} written, ${removed.length} removed (${(ms / 1000).toFixed(1)} s)`;
}
