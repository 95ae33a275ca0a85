import * as assert from 'uvu/assert';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import { spy } from './spying-store.js';
import { surfaceFixture } from './surface-fixture.js';

const FRESH_MS = 10_000;

for (const engine of engines) {
  const test = suite(`roles of users on a surface (${engine.name})`);

  test('are those of all their credentials there, together', async () => {
    await using fixture = await surfaceFixture(engine);
    const { auth, user } = fixture;
    assert.equal(await auth.mlwGrants.rolesOf(user.id), []);
    await auth.surfaceCredentials.create({ surface: 'mlw', user, id: 't1/ada', roles: ['READ', 'CREATE'] });
    await auth.surfaceCredentials.create({ surface: 'mlw', user, id: 't2/ada', roles: ['READ', 'ADMIN'] });
    await auth.surfaceCredentials.create({ surface: 'symetry', user, id: 'c1' });
    assert.equal([...(await auth.mlwGrants.rolesOf(user.id))].sort(), ['ADMIN', 'CREATE', 'READ']);
    assert.equal(await auth.mlwGrants.rolesOf('somebody else'), []);
  });

  test('go with the credential, when it is revoked or expires', async () => {
    await using fixture = await surfaceFixture(engine);
    const { auth, user, clock } = fixture;
    const expires = new Date(clock.now + 5_000);
    await auth.surfaceCredentials.create({ surface: 'mlw', user, id: 't1/ada', roles: ['READ'] });
    await auth.surfaceCredentials.create({ surface: 'mlw', user, id: 't2/ada', roles: ['ADMIN'], expires });
    assert.equal([...(await auth.mlwGrants.rolesOf(user.id))].sort(), ['ADMIN', 'READ']);
    clock.now += 5_000;
    assert.equal(await auth.mlwGrants.rolesOf(user.id), ['READ']);
    await auth.surfaceCredentials.revoke('mlw', 't1/ada');
    assert.equal(await auth.mlwGrants.rolesOf(user.id), []);
  });

  test('are remembered, and looked at again after ten seconds', async () => {
    const watched = spy();
    await using fixture = await surfaceFixture(engine, watched.wrap);
    const { user, clock } = fixture;
    const [auth, other] = [fixture.another(), fixture.another()];
    assert.equal(await auth.mlwGrants.rolesOf(user.id), []);
    await other.surfaceCredentials.create({ surface: 'mlw', user, id: 't1/ada', roles: ['READ'] });
    const { length } = watched.calls;
    assert.equal(await auth.mlwGrants.rolesOf(user.id), []);
    assert.is(watched.calls.length, length, 'nothing was read');
    clock.now += FRESH_MS;
    assert.equal(await auth.mlwGrants.rolesOf(user.id), ['READ'], 'another server granted it');
  });

  test.run();
}
