import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import { wrongWith } from '../../../../codegen/contract/model/operation.js';
import type { ApiDefinition } from '../../../../codegen/definition/ir.js';
import { emitJsonSchemas } from '../../../../codegen/emit/json-schemas.js';
import { ours } from '../../../schemas/definitions.js';
import { suite } from '../../../support/harness.js';
import { randomApi } from '../../emit/random-schemas.js';
import { casesFor, notesApi } from '../fixture.js';

const test = suite('requests against the published JSON Schemas');

const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true });

/** What a reader of the JSON Schema files alone thinks of a request. */
function published(api: ApiDefinition): (layer: string, request: unknown) => boolean {
  const files = emitJsonSchemas(api);
  const validators = new Map<string, (value: unknown) => boolean>();
  return (layer, request) => {
    const text = files.get(`${layer}.request.json`);
    if (text === undefined) throw new Error(`there is no ${layer}`);
    // `dependencies` of a definition only documents, although the files say it.
    const schema = JSON.parse(text, (key, value) => (key === 'dependentRequired' ? undefined : value));
    const validate = validators.get(layer) ?? (ajv.compile(schema) as (value: unknown) => boolean);
    validators.set(layer, validate);
    return validate(request);
  };
}

interface Tally {
  readonly right: number;
  readonly wrong: number;
}

/** Checks both sides: what is fitting for the run fits the file, and what is wrong for the run does not. */
function compared(api: ApiDefinition, seed: string): Tally {
  const fits = published(api);
  const tally = { right: 0, wrong: 0 };
  for (const { step, note } of casesFor(api, { seed, strict: true })) {
    const { operation, action, request } = step;
    if (!operation || step.as !== 'caller') continue;
    const layer = `${action}/${operation.layer.version}`;
    const findings = wrongWith(request, operation, true);
    const told = `${layer} ${note}: ${JSON.stringify(request).slice(0, 300)}`;
    const declaredOnly = findings.every(({ keyword }) => keyword !== 'undeclared');
    if (findings.length > 0 && declaredOnly) {
      assert.not(fits(layer, request), `wrong for the run: ${told}`);
      tally.wrong++;
    } else if (findings.length === 0 && /nothing optional|every field|some fields/.test(note)) {
      assert.ok(fits(layer, request), `right for the run: ${told}`);
      tally.right++;
    }
  }
  return tally;
}

test('of the task server', async () => {
  const { right, wrong } = compared(await ours(), 'published');
  assert.ok(right > 400 && wrong > 3000, `${right} right, ${wrong} wrong`);
});

test('of the small API', async () => {
  const { right, wrong } = compared(await notesApi(), 'published');
  assert.ok(right > 20 && wrong > 30, `${right} right, ${wrong} wrong`);
});

test('of an API whose requests are anything that a schema can say', () => {
  const { right, wrong } = compared(randomApi, 'published');
  assert.ok(right > 100 && wrong > 100, `${right} right, ${wrong} wrong`);
});

test.run();
