import { assert as check, integer, property, tuple } from 'fast-check';
import * as assert from 'uvu/assert';
import { compareVersionNames } from '../../../../../codegen/definition/versions.js';
import { asOf } from '../../../../../codegen/emit/documents/index.js';
import { versionsOf } from '../../../../../codegen/emit/model.js';
import { pageModel } from '../../../../../codegen/emit/page/page-model.js';
import type { PageAction, PageLayer } from '../../../../../codegen/emit/page/page-types.js';
import { ours } from '../../../../schemas/definitions.js';
import { suite } from '../../../../support/harness.js';
import { webModule } from './modules.js';

const test = suite('versions as the page has them');

const { compareVersions, layerAt } = await webModule<{
  readonly compareVersions: (a: string, b: string) => number;
  readonly layerAt: (action: PageAction, version: string) => PageLayer | undefined;
}>('api.js');

test('are compared as the compiler compares them', () => {
  const version = tuple(integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 })).map((parts) => parts.join('.'));
  check(property(version, version, (a, b) => assert.is(Math.sign(compareVersions(a, b)), Math.sign(compareVersionNames(a, b)))));
});

test('every action has the layer that answers there', async () => {
  const api = await ours();
  const actions = pageModel(api, 'Ours').services.flatMap((service) => service.actions);
  for (const version of versionsOf(api)) {
    const then = asOf(api, version).services.flatMap((service) => service.actions);
    const answering = new Map(then.map(({ fullName, layers }) => [fullName, layers.at(-1)?.version]));
    for (const action of actions)
      assert.is(layerAt(action, version)?.version, answering.get(action.name), `${action.name} ${version}`);
  }
});

test.run();
