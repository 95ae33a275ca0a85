import * as assert from 'uvu/assert';
import { accessText } from '../../../../codegen/emit/markdown/access.js';
import { suite } from '../../../support/harness.js';

const test = suite('who may call an action');

const usual = { authorize: true, allowRoles: ['*'], internal: false };

test('everybody with credentials, unless said otherwise', () => {
  assert.is(accessText(usual), 'Access: credentials needed, every role.');
});

test('roles are named', () => {
  assert.is(
    accessText({ ...usual, allowRoles: ['admin', 'root'] }),
    'Access: credentials needed, the roles `admin` and `root` only.',
  );
});

test('open to all', () => {
  assert.is(accessText({ ...usual, authorize: false }), 'Access: no credentials needed.');
});

test('internal', () => {
  assert.match(accessText({ ...usual, internal: true }), /every role\. Internal: /);
});

test.run();
