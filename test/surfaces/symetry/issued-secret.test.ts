import * as assert from 'uvu/assert';
import { decryptBody, encryptBody } from '../../../src/surfaces/symetry/body-cipher.js';
import { type PresentedRequest, signatureRefusal, symetrySignature } from '../../../src/surfaces/symetry/signature.js';
import { surfaceFixture } from '../../auth/surface-fixture.js';
import { engines } from '../../support/engines.js';
import { suite } from '../../support/harness.js';

for (const engine of engines) {
  const test = suite(`a secret that was issued for SymetryML (${engine.name})`);

  test('it signs requests and encrypts bodies that the server takes, until it is revoked', async () => {
    await using fixture = await surfaceFixture(engine);
    const { surfaceCredentials, surfaceAuthenticator } = fixture.auth;
    const { secret } = await surfaceCredentials.create({ surface: 'symetry', id: 'c1', user: fixture.user });
    const body = Buffer.from(encryptBody('{"name":"t1"}', secret));
    const date = '2030-01-01 00:00:00;0';
    const request = { method: 'POST', path: '/symetry/rest/c1/tasks/create', query: '', body, customer: 'c1', date };
    const presented: PresentedRequest = { ...request, signature: symetrySignature(request, secret), md5: undefined };

    const known = (await surfaceAuthenticator.signer('symetry', 'c1'))?.secret.reveal() ?? '';
    assert.is(signatureRefusal(presented, known), undefined);
    assert.is(decryptBody(body.toString(), known), '{"name":"t1"}');

    await surfaceCredentials.revoke('symetry', 'c1');
    const gone = await surfaceAuthenticator.signer('symetry', 'c1');
    assert.is(signatureRefusal(presented, gone?.secret.reveal())?.statusString, 'Invalid User');
  });

  test.run();
}
