import ajvCore from 'ajv/dist/core.js';
import applicatorVocabulary from 'ajv/dist/vocabularies/applicator/index.js';
import coreVocabulary from 'ajv/dist/vocabularies/core/index.js';
import nextVocabulary from 'ajv/dist/vocabularies/next.js';
import validationVocabulary from 'ajv/dist/vocabularies/validation/index.js';
import type { SchemaNode } from '../../definition/ir.js';

/** Functions compiled ahead of time, as source. */
export interface Standalone {
  /** One function a schema, in the order of the schemas. */
  readonly functions: readonly string[];
  /** What the functions refer to, besides one another: expressions by name. */
  readonly constants: ReadonlyMap<string, string>;
  /** Name of the function of each schema, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Ajv with the keywords of 2020-12 that a definition may use. The `unevaluated*` and `$dynamic*` keywords are left out: for them Ajv adds
 * bookkeeping to every function it writes.
 */
class DefinitionAjv extends ajvCore.default {
  override _addVocabularies(): void {
    super._addVocabularies();
    const vocabularies = [
      coreVocabulary.default,
      validationVocabulary.default,
      applicatorVocabulary.default(true),
      nextVocabulary.default,
    ];
    for (const vocabulary of vocabularies) this.addVocabulary(vocabulary);
    this.addKeyword('default');
  }
}

/**
 * Compiles schemas with Ajv and collects the source that it writes. Ajv's own assembly of a standalone module is not used: it repeats
 * functions that are exported and referred to, and calls `require`.
 *
 * @param schemas by id; a `$ref` is an id
 */
export function compileStandalone(schemas: ReadonlyMap<string, SchemaNode>): Standalone {
  const ajv = new DefinitionAjv({
    code: { source: true, esm: true, lines: true },
    next: true,
    useDefaults: true,
    // A definition is one function however many schemas refer to it.
    inlineRefs: false,
    strictTypes: false,
    strictTuples: false,
    meta: false,
    validateSchema: false,
    // A declared property may be called `constructor`: only what the caller sent counts.
    ownProperties: hasInheritedNames(schemas),
  });
  for (const [id, schema] of schemas) ajv.addSchema({ $id: id, ...schema });
  const functions: string[] = [];
  const constants = new Map<string, string>();
  const names = new Map<string, string>();
  for (const id of schemas.keys()) {
    const source = ajv.getSchema(id)?.source;
    if (source === undefined) throw new Error(`Ajv gave no source for ${id}`);
    functions.push(source.validateCode);
    names.set(id, source.validateName.str);
    for (const [prefix, values] of Object.entries(source.scopeValues)) {
      // Functions are collected by themselves; all else is a constant.
      for (const { str, value } of prefix === 'validate' ? [] : (values ?? [])) constants.set(str, constantOf(prefix, value));
    }
  }
  return { functions, constants, names };
}

/** The expression behind a name that a function uses. */
function constantOf(prefix: string, value: { readonly ref: unknown; readonly code?: unknown } | undefined): string {
  if (value?.code !== undefined) return String(value.code);
  // A schema that contains itself is called through a wrapper, because its function is not there yet when Ajv compiles the call.
  const { validateName } = Object(value?.ref) as { readonly validateName?: { readonly str: string } };
  if (prefix !== 'wrapper' || validateName === undefined) throw new Error(`Ajv uses a value that has no source: ${prefix}`);
  return `{validate: ${validateName.str}}`;
}

function hasInheritedNames(schemas: ReadonlyMap<string, SchemaNode>): boolean {
  const text = JSON.stringify([...schemas.values()]);
  return Object.getOwnPropertyNames(Object.prototype).some((name) => text.includes(`"${name}"`));
}
