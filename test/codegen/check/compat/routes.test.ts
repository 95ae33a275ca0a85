import * as assert from 'uvu/assert';
import { compareApis, compareVersions } from '../../../../codegen/check/compat/compare.js';
import { viewsOf } from '../../../../codegen/check/compat/view.js';
import { readDefinitions } from '../../../../codegen/definition/read.js';
import { suite } from '../../../support/harness.js';
import { withFolder } from '../../fixtures/folder.js';
import { withAction } from '../../fixtures/services.js';
import { PARCELS, surfaceApi } from '../../fixtures/surfaces.js';
import { about, changingBack, changingParcels } from './routes.js';

const test = suite('what changes in routes of surfaces');

test('is nothing between a surface and itself', async () => {
  assert.equal(compareApis(viewsOf(await surfaceApi()), viewsOf(await surfaceApi())), []);
});

test('is found in every kind of parameter', async () => {
  assert.equal(about('list_parcels', await changingParcels('maximum: 50', 'maximum: 20')), [
    'error request-range-narrowed request.query.limit: maximum 50 became 20',
  ]);
  assert.equal(about('list_parcels', await changingParcels('type: integer, required: true', 'type: integer')), [
    'info request-field-became-optional request.headers.x-depot: the field became optional',
  ]);
  assert.equal(
    about('get_parcel', await changingParcels('Number of the parcel", type: string', 'Number of the parcel", type: integer')),
    ['error request-type-changed request.path.id: string became integer'],
  );
});

test('is found in bodies that are sent and answered, through shared definitions', async () => {
  assert.equal(about('add_parcel', await changingParcels('enum: [small, large]', 'enum: [small, large, huge]')), [
    'error response-enum-value-added response.201.size: new value "huge"',
    'info request-enum-value-added request.body.size: new value "huge"',
  ]);
});

test('a body where there was none must be sent', async () => {
  const body = 'request { schema { type: object } }\n    answers {\n        200 { description: "The parcel"';
  const there = about('get_parcel', await changingParcels('answers {\n        200 { description: "The parcel"', body));
  assert.equal(there, ['error request-required-field-added request.body: new field, and it is required']);
  const back = about('get_parcel', await changingBack('answers {\n        200 { description: "The parcel"', body));
  assert.equal(back, ['error request-field-removed request.body: the field is gone']);
});

test('is a new route, or one that is gone', async () => {
  const renamed = await changingParcels('newest {', 'latest {');
  assert.equal(about('latest', renamed), ['info action-added: new action']);
  assert.equal(about('newest', renamed), ['error action-removed: the action is gone']);
});

test('is who gets in', async () => {
  assert.equal(about('newest', await changingParcels('authorize: false', 'authorize: true')), [
    'error authorization-required: credentials are needed',
  ]);
  const roles = ['allow_roles: [mover, depot]', 'allow_roles: [mover]'] as const;
  assert.equal(about('move_parcel', await changingParcels(...roles)), ['error role-removed: not for the role depot any more']);
  assert.equal(about('move_parcel', await changingBack(...roles)), ['info role-added: for the role depot too']);
  assert.equal(about('move_parcel', await changingParcels('    allow_roles: [mover, depot]\n', '')), [
    'info role-added: for every role too',
  ]);
});

test('has no versions', async () => {
  const [first] = await changingParcels('maximum: 50', 'maximum: 20');
  assert.equal(first?.versions, {});
  const views = viewsOf(await surfaceApi());
  assert.equal(
    compareVersions(views, '0.0', '1.0').filter(({ action }) => action.startsWith('parcels.')),
    [],
  );
});

test('has its place in the file of the surface', () =>
  withFolder({ 'services/notes.conf': withAction(''), 'surfaces/parcels.conf': PARCELS }, async (dir) => {
    const { api, locate } = await readDefinitions(dir);
    assert.ok(api);
    const was = await surfaceApi(
      PARCELS.replace('maximum: 50', 'maximum: 90')
        .replace('type: boolean, default: false', 'type: boolean, default: true')
        .replace(
          '"Its number", content: "text/plain", schema { type: string, minLength: 1 }',
          '"Its number", content: "text/plain", schema { type: string, minLength: 2 }',
        ),
    );
    const found = compareApis(viewsOf(was), viewsOf(api as NonNullable<typeof api>, { locate }));
    const lines = PARCELS.split('\n');
    assert.equal(
      found.map(({ path, location }) => [path, lines[(location?.line ?? 0) - 1]?.trim().split(' ')[0]]),
      [
        ['request.body.fragile', 'fragile'],
        ['request.query.limit', 'limit'],
        ['response.200', 'answers'],
      ],
    );
    for (const { location } of found) assert.match(location?.file ?? '', /surfaces\/parcels\.conf$/);
  }));

test.run();
