import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';

const test = suite('the schemas of the definition languages');

const folder = new URL('../../../codegen/definition/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));

test('there is one for services, one for surfaces, one for errors, one for status machines', () => {
  assert.equal(names.sort(), ['definition.schema.json', 'errors.schema.json', 'status.schema.json', 'surface.schema.json']);
});

/** Where a language lets anything stand, on purpose. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  'definition.schema.json': ['properties._references', '$defs.definition'],
  'surface.schema.json': ['properties._references'],
};

function languageOf(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
}

for (const name of names) {
  const schema = languageOf(name);

  test(`${name} is a valid JSON Schema 2020-12`, () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowMatchingProperties: true });
    ajv.addFormat('date', true).addFormat('regex', true);
    assert.is(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    if (name === 'surface.schema.json') ajv.addSchema(languageOf('definition.schema.json'), 'definition.schema.json');
    ajv.compile(schema);
  });

  test(`${name} lets nothing pass that it does not know`, () => {
    const open = objectsWithoutEnd(schema);
    assert.equal(open, OPEN[name] ?? []);
  });
}

/** Paths of schemas of objects that say nothing about further keys, themselves or by reference. */
function objectsWithoutEnd(node: unknown, path: readonly string[] = []): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const schema = node as Record<string, unknown>;
  const inner = Object.entries(schema).flatMap(([key, value]) => objectsWithoutEnd(value, [...path, key]));
  const describes = schema.type === 'object' || ('properties' in schema && path.at(-1) !== 'properties');
  const closed = 'additionalProperties' in schema || (typeof schema.$ref === 'string' && !('properties' in schema));
  return describes && !closed ? [...inner, path.join('.')] : inner;
}

test.run();
