import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, hasErrors } from './check/diagnostic.js';
import type { ApiDefinition } from './definition/ir.js';
import {
  compilerHash,
  filesHash,
  inputHashes,
  isCurrent,
  MANIFEST,
  type Manifest,
  outputHashes,
  readManifest,
} from './manifest.js';
import { foreignFiles, place, writeWhole } from './outputs.js';

export interface CompileOptions {
  /** Folder of the definitions. */
  readonly schemas: string;
  /** Folder for the generated module. */
  readonly out: string;
  /** Module the generated code imports the framework from: `taskwright/rpc`. */
  readonly runtime: string;
  /** What the API is called in its documents. Default: `API`. */
  readonly title?: string | undefined;
  /** Folder of the examples that its documents show, `<service>.json` each; there need not be any. */
  readonly examples?: string | undefined;
  /** Folder for JSON Schema files, when wanted. */
  readonly jsonSchema?: string | undefined;
  /** Compile even if nothing changed. */
  readonly force?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface CompileResult {
  /** False when there are errors: then nothing was written. */
  readonly ok: boolean;
  /** True when nothing had changed since the last run. */
  readonly upToDate: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Files written and removed. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** A folder of generated files and how to make them. */
interface Target {
  readonly dir: string;
  readonly options: string;
  emit(api: ApiDefinition): Promise<ReadonlyMap<string, string>>;
}

/**
 * Compiles a folder of definitions (design 2). Writes only what changed, and nothing at all when there are errors or when
 * neither definitions nor compiler have changed since the last run.
 *
 * @throws the signal's reason when it is aborted, ExamplesError for an example that does not fit; nothing is half-written then
 * @example
 * const { ok, diagnostics } = await compile({ schemas: 'schemas', out: 'src/generated', runtime: 'taskwright/rpc' });
 */
export async function compile(options: CompileOptions): Promise<CompileResult> {
  const targets = targetsOf(options);
  const manifests = targets.map(({ dir }) => readManifest(dir));
  const current = manifests.map((manifest, i) => {
    const { dir, options: said } = targets[i] as Target;
    return manifest !== undefined && isCurrent(manifest, dir, options.schemas, said);
  });
  if (!options.force && current.every(Boolean)) {
    return { ok: true, upToDate: true, diagnostics: manifests[0]?.diagnostics ?? [], written: [], removed: [] };
  }
  return compileAnew(options, targets, manifests);
}

async function compileAnew(
  options: CompileOptions,
  targets: readonly Target[],
  manifests: readonly (Manifest | undefined)[],
): Promise<CompileResult> {
  // Loaded only now: a run that has nothing to do should not pay for the parser and the validators.
  const { readDefinitions } = await import('./definition/read.js');
  const { api, diagnostics, files } = await readDefinitions(options.schemas);
  options.signal?.throwIfAborted();
  if (!api) return failed(diagnostics);
  const contents = await Promise.all(targets.map((target) => target.emit(api)));
  options.signal?.throwIfAborted();
  const known = manifests.map((manifest) => new Set(Object.keys(manifest?.outputs ?? {})));
  const work = targets.map(({ dir, options: said }, i) => ({
    dir,
    said,
    contents: contents[i] ?? new Map(),
    known: known[i] ?? new Set<string>(),
  }));
  const foreign = work.flatMap((each) => foreignFiles(each.dir, each.contents, each.known));
  if (hasErrors(foreign)) return failed([...diagnostics, ...foreign]);
  const inputs = inputHashes(options.schemas, files);
  const placed = work.map((each) => {
    const { written, removed } = place(each.dir, each.contents, each.known);
    const manifest: Manifest = {
      compiler: compilerHash(),
      options: each.said,
      inputs,
      outputs: outputHashes(each.contents),
      diagnostics,
    };
    writeWhole(join(each.dir, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    return { written: written.map((path) => join(each.dir, path)), removed: removed.map((path) => join(each.dir, path)) };
  });
  return {
    ok: true,
    upToDate: false,
    diagnostics,
    written: placed.flatMap(({ written }) => written),
    removed: placed.flatMap(({ removed }) => removed),
  };
}

function failed(diagnostics: readonly Diagnostic[]): CompileResult {
  return { ok: false, upToDate: false, diagnostics, written: [], removed: [] };
}

function targetsOf({ out, runtime, jsonSchema, title = 'API', examples }: CompileOptions): readonly Target[] {
  const emitters = () => import('./emit/index.js');
  const module: Target = {
    dir: out,
    options: JSON.stringify({ runtime, title, examples: examples === undefined ? undefined : filesHash(examples, '.json') }),
    emit: async (api) => {
      const { emitApi, emitDescription, readExamples } = await emitters();
      const shown = examples !== undefined && existsSync(examples) ? readExamples(examples, api) : new Map();
      return new Map([...emitApi(api, { runtime }), ...emitDescription({ title, api, examples: shown })]);
    },
  };
  const files = (dir: string): Target => ({ dir, options: '{}', emit: async (api) => (await emitters()).emitJsonSchemas(api) });
  return jsonSchema === undefined ? [module] : [module, files(jsonSchema)];
}
