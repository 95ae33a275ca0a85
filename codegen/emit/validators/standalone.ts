import ajvCore from 'ajv/dist/core.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import applicatorVocabulary from 'ajv/dist/vocabularies/applicator/index.js';
import coreVocabulary from 'ajv/dist/vocabularies/core/index.js';
import nextVocabulary from 'ajv/dist/vocabularies/next.js';
import validationVocabulary from 'ajv/dist/vocabularies/validation/index.js';
import type { SchemaNode } from '../../definition/ir.js';

/**
 * Ajv with the keywords of 2020-12 that a definition may use. The `unevaluated*` and `$dynamic*` keywords are left out: for them Ajv adds
 * bookkeeping to every function it writes.
 */
class DefinitionAjv extends ajvCore.default {
  override _addVocabularies(): void {
    super._addVocabularies();
    const vocabularies = [coreVocabulary.default, validationVocabulary.default, applicatorVocabulary.default(true), nextVocabulary.default];
    for (const vocabulary of vocabularies) this.addVocabulary(vocabulary);
    this.addKeyword('default');
  }
}

/**
 * The source of validator functions, compiled ahead of time, as Ajv writes it: an ES module with one export a name.
 *
 * @param schemas by id; a `$ref` is an id
 * @param names what to export: id by name
 * @throws Error when a schema has a keyword that Ajv does not know
 */
export function standaloneSource(schemas: ReadonlyMap<string, SchemaNode>, names: ReadonlyMap<string, string>): string {
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
  return standaloneCode.default(ajv, Object.fromEntries(names));
}

function hasInheritedNames(schemas: ReadonlyMap<string, SchemaNode>): boolean {
  const text = JSON.stringify([...schemas.values()]);
  return Object.getOwnPropertyNames(Object.prototype).some((name) => text.includes(`"${name}"`));
}
