import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import { emitApi, emitJsonSchemas } from '../../../codegen/emit/index.js';
import { schemaMap } from '../../../codegen/emit/schema/keywords.js';
import { suite } from '../../support/harness.js';
import { type Compilation, compiled } from './compiler.js';
import { fittingValues, randomAction, randomApi, randomRequests, SEED } from './random-schemas.js';

const test = suite('emit: emitted types agree with the emitted JSON Schema');

const ajv = new Ajv2020({ strict: false });

/** Assignments of values to the type of what callers send; a constant first, so that undeclared members are let pass as at run time. */
function assignments(index: number, values: readonly unknown[]): string {
  if (values.length === 0) return '';
  const lines = values.map(
    (value, at) => `const value${at} = ${JSON.stringify(value)} as const;\nexport const typed${at}: Request = value${at};\n`,
  );
  return `import type { NotesAct${index}RequestV1_0 as Request } from './generated/index.js';\n${lines.join('')}`;
}

/** Members whose type `true` is not of. */
const wrong: readonly (readonly [index: number, member: string])[] = randomRequests.flatMap((request, index) =>
  schemaMap(request.properties)
    .filter(([, schema]) => typeof schema === 'object' && typeof schema.type === 'string' && schema.type !== 'boolean')
    .map(([name]) => [index, name] as const),
);

const wrongFiles = wrong.map(([index, name]) => `wrong-${index}-${name}.ts`);
let compilation: Compilation;
let assigned = 0;

test.before(() => {
  const files = emitJsonSchemas(randomApi);
  const generated = [...emitApi(randomApi, { runtime: 'taskwright/rpc' })].map(
    ([path, text]) => [`generated/${path}`, text] as const,
  );
  const right = randomRequests.map((_, index) => {
    const schema = JSON.parse(files.get(`notes.${randomAction(index)}/1.0.request.json`) ?? '') as SchemaNode;
    // In TypeScript every object has a member `constructor`, whatever its type says.
    const check = JSON.stringify(schema).includes('"constructor"') ? () => false : ajv.compile(schema);
    const values = fittingValues(schema, SEED + index).filter((value) => check(value));
    assigned += values.length;
    return [`right-${index}.ts`, assignments(index, values)] as const;
  });
  const mistaken = wrong.map(([index, name], at) => {
    const type = `NotesAct${index}RequestV1_0`;
    const source = `import type { ${type} } from './generated/index.js';\nexport const value: ${type}['${name}'] = true;\n`;
    return [wrongFiles[at] ?? '', source] as const;
  });
  compilation = compiled(new Map([...generated, ...right, ...mistaken]));
});

test.after(() => compilation.remove());

test('values that fit a random schema are of its type', () => {
  const files = [...compilation.errors.keys()].filter((file) => !wrongFiles.includes(file));
  assert.equal(files, [], compilation.messages);
  assert.ok(assigned > 150, String(assigned));
});

test('values of another type are not', () => {
  assert.ok(wrongFiles.length > 20);
  assert.equal([...compilation.errors.keys()].filter((file) => file.startsWith('wrong')).sort(), wrongFiles.toSorted());
});

test.run();
