import * as assert from 'uvu/assert';
import { type NclueRefusal, NOW, nclueSuite, signedHeaders } from './fixture.js';

const TASKS = '/api/v1/tasks';
const MISSING = { errorCode: '200', message: 'Authentication Failed', details: 'Authentication information are missing.' };
const INVALID = { errorCode: '200', message: 'Authentication Failed', details: 'Invalid authentication information.' };

nclueSuite('who gets in', (test, server) => {
  const answer = async (...asked: Parameters<typeof server.asked>) => {
    const { status, json } = await server.asked<Partial<NclueRefusal>>(...asked);
    return [status, json.error];
  };

  test('a signed request does, and its credential is noted as used', async () => {
    const ann = await server.ann();
    assert.equal(await answer(ann, 'GET', `${TASKS}?index=0&limit=20`), [200, undefined]);
    assert.is(server.used.at(-1)?.externalId, ann.accessKey);
  });

  test('one without any of the three headers does not', async () => {
    const ann = await server.ann();
    for (const name of Object.keys(signedHeaders(ann, 'GET', TASKS))) {
      assert.equal(await answer(ann, 'GET', TASKS, undefined, { [name]: undefined }), [401, MISSING], name);
    }
  });

  test('one with a wrong secret, an unknown key or the signature of another request does not', async () => {
    const ann = await server.ann();
    const noted = server.used.length;
    assert.equal(await answer({ ...ann, secret: 'another' }, 'GET', TASKS), [401, INVALID]);
    assert.equal(await answer({ ...ann, accessKey: 'nobody' }, 'GET', TASKS), [401, INVALID]);
    const other = signedHeaders(ann, 'GET', `${TASKS}?limit=2`);
    assert.equal(await answer(ann, 'GET', `${TASKS}?limit=3`, undefined, other), [401, INVALID]);
    assert.is(server.used.length, noted);
  });

  test('one that was signed more than five minutes ago, or ahead, does not', async () => {
    const ann = await server.ann();
    const at = async (off: number) => {
      const headers = signedHeaders(ann, 'GET', TASKS, String(NOW + off));
      return (await answer(ann, 'GET', TASKS, undefined, headers))[0];
    };
    const offs = [-300_001, -300_000, 300_000, 300_001];
    assert.equal(await Promise.all(offs.map(at)), [401, 200, 200, 401]);
  });

  test('the three headers may be written in capitals', async () => {
    const ann = await server.ann();
    const signed = Object.entries(signedHeaders(ann, 'GET', TASKS));
    const headers = Object.fromEntries(
      signed.flatMap(([name, value]) => [
        [name, undefined],
        [name.toUpperCase(), value],
      ]),
    );
    assert.equal(await answer(ann, 'GET', TASKS, undefined, headers), [200, undefined]);
  });
});
