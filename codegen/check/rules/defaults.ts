import { Ajv2020 } from 'ajv/dist/2020.js';
import type { SchemaNode } from '../../definition/ir.js';
import { mapSchema, walk } from '../../definition/schema-walk.js';
import { isBareWord } from '../bare-word.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { definitionsOf, rootSchemas, type Subject } from '../subject.js';
import { shown } from '../where.js';

/** A default is a value its own schema takes. Only for services without other errors: the schemas must compile. */
export function checkDefaults(subject: Subject): Diagnostic[] {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, addUsedSchema: false });
  ajv.addSchema({ $id: 'shared', definitions: mapDefinitions(subject) });
  const verdicts = new Map<string, string>();
  return [...rootSchemas(subject)].flatMap(({ path, node }) =>
    [...walk(node, path)].flatMap((each) => {
      if (!('default' in each.node)) return [];
      const id = JSON.stringify(each.node);
      const verdict = verdicts.get(id) ?? problemWith(each.node, ajv);
      verdicts.set(id, verdict);
      if (verdict === '') return [];
      const at = subject.source.locator.location([...each.path, 'default']);
      const word = each.node.default;
      if (each.node.type === 'boolean' && isBareWord(word))
        return [diagnose('bare-word', at, { word, expected: 'true or false', found: word })];
      return [diagnose('default-mismatch', at, { expected: verdict, found: shown(each.node.default) })];
    }),
  );
}

/** What the schema says against its default; empty when nothing. */
function problemWith(node: SchemaNode, ajv: Ajv2020): string {
  const validate = ajv.compile(toShared(node));
  return validate(node.default) ? '' : ajv.errorsText(validate.errors, { dataVar: 'a value that', separator: ', ' });
}

function mapDefinitions(subject: Subject): Record<string, unknown> {
  return Object.fromEntries(Object.entries(definitionsOf(subject)).map(([name, node]) => [name, toShared(node as SchemaNode)]));
}

/** A schema whose references lead to definitions kept under the id `shared`. */
export function toShared(node: SchemaNode): SchemaNode {
  return mapSchema(node, (each) => (typeof each.$ref === 'string' ? { ...each, $ref: `shared${each.$ref}` } : each));
}
