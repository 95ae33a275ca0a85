import * as assert from 'uvu/assert';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import { surfaceFixture } from './surface-fixture.js';

for (const engine of engines) {
  const test = suite(`whom a credential stands for though nobody presents it (${engine.name})`);

  test('is its user, while both live', async () => {
    await using fixture = await surfaceFixture(engine);
    const { surfaceAuthenticator, surfaceCredentials, identities } = fixture.auth;
    const holder = async () => (await surfaceAuthenticator.holder('mimir', 'token'))?.caller.user;
    assert.is(await holder(), undefined);
    await surfaceCredentials.create({ surface: 'mimir', user: fixture.user, expires: new Date(fixture.clock.now + 1_000) });
    assert.is(await holder(), fixture.user.id);
    fixture.clock.now += 1_000;
    assert.is(await holder(), undefined, 'it has expired');
    await surfaceCredentials.revoke('mimir', 'token');
    await surfaceCredentials.create({ surface: 'mimir', user: fixture.user });
    assert.is(await holder(), fixture.user.id);
    await identities.users.deleteMany({ id: fixture.user.id });
    assert.is(await holder(), undefined, 'its user is gone');
  });

  test.run();
}
