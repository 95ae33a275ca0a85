import { Ajv2020 } from 'ajv/dist/2020.js';
import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type FieldNames, fieldNames } from '../../emit/surfaces/body-facts.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { definitionsOf, type Subject, type Tree } from '../subject.js';
import { type Body, bodiesOf } from '../surface-schemas.js';
import { shown } from '../where.js';
import { toShared } from './defaults.js';
import { refName } from './refs.js';

/** A body that is not JSON is text, and so its schema says. */
export function checkTextBodies(subject: Subject): Diagnostic[] {
  return [...bodiesOf(subject.value)].flatMap(({ path, value: { content = 'application/json', schema } }) => {
    if (typeof content !== 'string' || /[/+]json$/.test(content) || !isNode(schema)) return [];
    const type = typeof schema.$ref === 'string' ? typeOf(schema.$ref, subject) : schema.type;
    if (type === 'string') return [];
    const at = subject.source.locator.location([...path, 'schema']);
    return [
      diagnose('text-schema', at, { where: subject.where(path), content, expected: '"string"', found: shown(type ?? 'no type') }),
    ];
  });
}

function typeOf(ref: string, subject: Subject): unknown {
  const definition = definitionsOf(subject)[refName(ref) ?? ''];
  return isNode(definition) ? definition.type : undefined;
}

/** Names that match in any case belong to JSON, and stay apart. Only for surfaces without other errors: references must lead somewhere. */
export function checkAnyCase(subject: Subject): Diagnostic[] {
  const definitions = definitionsOf(subject) as Readonly<Record<string, SchemaNode>>;
  return [...bodiesOf(subject.value)].flatMap(({ path, value: { any_case, content = 'application/json', schema } }) => {
    if (any_case !== true || !isNode(schema)) return [];
    const at = subject.source.locator.location([...path, 'any_case']);
    const where = subject.where(path);
    if (!/[/+]json$/.test(String(content))) {
      const text = { where, problem: `is ${String(content)}`, expected: 'application/json', found: String(content) };
      return [diagnose('any-case', at, text)];
    }
    return namesAlike(fieldNames(schema, definitions)).map(([first, second]) =>
      diagnose('any-case', at, {
        where,
        problem: `has both ${first} and ${second}`,
        expected: `another name for ${second}`,
        found: second,
      }),
    );
  });
}

/** Pairs of names of one object that differ in case only. */
function namesAlike(names: FieldNames): (readonly [string, string])[] {
  const seen = new Map<string, string>();
  return Object.entries(names).flatMap(([name, inner]) => {
    const first = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), first ?? name);
    return [...(first === undefined ? [] : [[first, name] as const]), ...(inner ? namesAlike(inner) : [])];
  });
}

/** Every example is what its schema takes. Only for surfaces without other errors: the schemas must compile. */
export function checkBodyExamples(subject: Subject): Diagnostic[] {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, addUsedSchema: false });
  const definitions = Object.entries(definitionsOf(subject)).map(([name, node]) => [name, toShared(node as SchemaNode)]);
  ajv.addSchema({ $id: 'shared', definitions: Object.fromEntries(definitions) });
  const errors = isNode(subject.value.errors) ? subject.value.errors.schema : undefined;
  return [...bodiesOf(subject.value)].flatMap((body) => exampleProblems(body, errors, subject, ajv));
}

function exampleProblems({ path, value }: Body, errors: unknown, subject: Subject, ajv: Ajv2020): Diagnostic[] {
  const examples = Object.entries(isNode(value.examples) ? (value.examples as Tree) : {});
  const isError = path[1] === 'answers' && Number(path[2]) >= 400;
  const schema = value.schema ?? (isError ? errors : undefined);
  if (examples.length === 0) return [];
  // Without a schema nothing is sent: there is nothing an example could show.
  const validate = ajv.compile(isNode(schema) ? toShared(schema) : false);
  return examples.flatMap(([name, example]) => {
    if (validate(example)) return [];
    const expected = ajv.errorsText(validate.errors, { dataVar: 'a value that', separator: ', ' });
    const at = subject.source.locator.location([...path, 'examples', name]);
    return [diagnose('example-mismatch', at, { name, where: subject.where(path), expected, found: shown(example) })];
  });
}
