import * as assert from 'uvu/assert';
import type { BodyDefinition, RouteDefinition, SurfaceDefinition } from '../../codegen/definition/ir.js';
import { strings } from '../../codegen/emit/schema/keywords.js';
import { resolve } from '../../codegen/emit/schema/refs.js';
import * as surfaces from '../../src/generated/surfaces/index.js';
import type { CompiledBody, CompiledRoute, NoBody } from '../../src/rpc/index.js';
import { suite } from '../support/harness.js';
import { ours } from './definitions.js';

const test = suite('our surfaces: contracts');

const compiled = Object.values(surfaces);
const { mimirSurface, nclueSurface, symetrySurface } = surfaces;

interface Contract {
  readonly at: string;
  readonly defined: BodyDefinition;
  readonly checked: CompiledBody | NoBody | undefined;
  /** Names that it must have. */
  readonly required: readonly string[];
}

/** Every body of a route as it is defined, and as it is checked on a call. */
function contracts({ name, definitions }: SurfaceDefinition, route: RouteDefinition, run: CompiledRoute): Contract[] {
  const at = `${name}.${route.name}`;
  const required = ({ schema }: BodyDefinition) => strings(resolve(schema, definitions).required);
  return [
    ...(route.request ? [{ at, defined: route.request, checked: run.request, required: required(route.request) }] : []),
    ...route.answers.flatMap(({ status, body }) =>
      body ? [{ at: `${at} ${status}`, defined: body, checked: run.answers[status], required: required(body) }] : [],
    ),
  ];
}

async function all(): Promise<Contract[]> {
  const { surfaces } = await ours();
  return surfaces.flatMap((definition) => {
    const { name, routes } = definition;
    const surface = compiled.find((each) => each.name === name);
    assert.ok(surface, `${name} is not among the compiled surfaces of this test`);
    return routes.flatMap((route) => {
      const run = surface?.routes.find((each) => each.name === route.name);
      assert.ok(run, `${name}.${route.name} is not compiled`);
      return run ? contracts(definition, route, run) : [];
    });
  });
}

test('every example passes the validator that calls go through', async () => {
  let examples = 0;
  for (const { at, defined, checked } of await all()) {
    for (const [name, value] of Object.entries(defined.examples)) {
      examples++;
      const copy = structuredClone(value);
      assert.ok(checked?.validate?.(copy), `${at} ${name}: ${JSON.stringify(checked?.validate?.errors)}`);
      assert.equal(copy, value, `${at} ${name} is changed by its validator`);
    }
  }
  assert.ok(examples >= 10);
});

test('every example that lacks something required is refused', async () => {
  let tried = 0;
  for (const { at, defined, checked, required } of await all()) {
    for (const value of Object.values(defined.examples)) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      const [first] = required;
      if (first === undefined) continue;
      const { [first]: _, ...rest } = value as Readonly<Record<string, unknown>>;
      tried++;
      assert.not.ok(checked?.validate?.(rest), `${at} takes ${JSON.stringify(rest)}`);
    }
  }
  assert.ok(tried >= 10);
});

test('SymetryML has the six routes of its documentation below /symetry/rest', () => {
  assert.is(symetrySurface.base, '/symetry/rest');
  assert.equal(symetrySurface.routes.map(({ method, path }) => `${method} ${path}`).sort(), [
    'DELETE /{cid}/tasks/{tid}',
    'GET /{cid}/tasks',
    'GET /{cid}/tasks/{tid}',
    'GET /{cid}/tasks/{tid}/start',
    'GET /{cid}/tasks/{tid}/stop',
    'POST /{cid}/tasks/create',
  ]);
});

test('NCLUE has the four routes of its documentation below /api/v1', () => {
  assert.is(nclueSurface.base, '/api/v1');
  assert.equal(nclueSurface.routes.map(({ method, path }) => `${method} ${path}`).sort(), [
    'DELETE /tasks/{task_id}',
    'GET /tasks',
    'GET /tasks/{task_id}',
    'POST /tasks',
  ]);
});

test('Mimir has the routes of its documentation, and the WebSocket where the surface takes it', () => {
  assert.is(mimirSurface.base, '');
  assert.equal(mimirSurface.routes.map(({ method, path }) => `${method} ${path}`).sort(), [
    'ANY /health',
    'ANY /ready',
    'GET /api/metrics',
    'GET /api/worktasks',
    'GET /api/worktasks/{id...}',
    'GET /ws/tasks',
    'POST /api/worktasks',
    'POST /api/worktasks/{id...}',
  ]);
});

test("NCLUE's answers keep every key, null where there is nothing to say", async () => {
  const { surfaces } = await ours();
  const task = surfaces.find(({ name }) => name === 'nclue')?.definitions.task;
  const { properties = {}, required = [] } = (task ?? {}) as {
    readonly properties?: object;
    readonly required?: readonly string[];
  };
  assert.equal([...required].sort(), Object.keys(properties).sort());
  assert.is(required.length, 17);
});

test.run();
