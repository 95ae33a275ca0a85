import fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { SymetryEnvelope } from '../../../src/generated/surfaces/symetry.js';
import { encryptBody } from '../../../src/surfaces/symetry/body-cipher.js';
import { runs } from '../../support/harness.js';
import type { Answer } from '../support/http-client.js';
import { symetrySuite } from './fixture.js';

/** Everything is answered in the envelope, and never as a failure of the server. */
function checkAnswer({ status, text, json }: Answer, asked: unknown): void {
  assert.ok(status < 500, `${JSON.stringify(asked)}: ${status} ${text}`);
  const { statusCode, statusString, values } = json as unknown as SymetryEnvelope;
  assert.match(statusCode, /^[A-Z_]+$/);
  assert.type(statusString, 'string');
  assert.type(values, 'object');
}

symetrySuite('rubbish', (test, server) => {
  test('in headers is answered in the envelope', async () => {
    const ann = await server.customer();
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
    const header = fc.option(fc.oneof(text, fc.constant('2024-11-11 11:01:30;5'), fc.constant('d3Jvbmc=')), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(header, header, header, async (authorization, date, md5) => {
        const headers = { authorization, 'sym-date': date, 'content-md5': md5 };
        const target = `/symetry/rest/${ann.id}/tasks`;
        checkAnswer(await server.ask('GET', target, { headers }), headers);
      }),
      { numRuns: runs(100) },
    );
  });

  test('in a body that is signed is answered in the envelope', async () => {
    const ann = await server.customer();
    const target = `/symetry/rest/${ann.id}/tasks/create`;
    const bytes = fc.uint8Array({ maxLength: 80 }).map((array) => Buffer.from(array));
    const anything = fc.json({ maxDepth: 3 }).map((text) => Buffer.from(encryptBody(text, ann.secret)));
    const garbage = bytes.map((array) => Buffer.from(encryptBody(array.toString('latin1'), ann.secret)));
    const blocks = fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((array) => Buffer.from(Buffer.from(array).toString('base64')));
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, anything, garbage, blocks), async (body) => {
        checkAnswer(await server.sent(ann, { method: 'POST', target, body }), body.toString('latin1'));
      }),
      { numRuns: runs(200) },
    );
  });

  test('in TaskInfos is refused or taken, and what is taken is found by its name', async () => {
    const ann = await server.customer();
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
    const name = fc.oneof(
      text,
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
      fc.constantFrom('.', '..', ' ', '%'),
    );
    const params = fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(name, params, async (asked, given) => {
        const body = encryptBody(JSON.stringify({ name: asked, params: given }), ann.secret);
        const target = `/symetry/rest/${ann.id}/tasks/create?force=true`;
        const made = await server.sent(ann, { method: 'POST', target, body });
        checkAnswer(made, { asked, given });
        if (made.status !== 202) return;
        const path = `/symetry/rest/${ann.id}/tasks/${encodeURIComponent(asked)}`;
        const { status } = await server.sent(ann, { method: 'GET', target: path });
        assert.is(status, 200, JSON.stringify(asked));
        assert.ok((await server.names(ann)).includes(asked), JSON.stringify(asked));
      }),
      { numRuns: runs(60) },
    );
  });

  test('in paths is answered in the envelope', async () => {
    const ann = await server.customer();
    const segment = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }).map(encodeURIComponent),
      fc.constantFrom('%', '%zz', '%00', '..', ';'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { maxLength: 4 }),
        fc.constantFrom('GET', 'DELETE', 'POST'),
        async (segments, method) => {
          const target = `/symetry/rest/${ann.id}/tasks/${segments.join('/')}`;
          const answer = await server.sent(ann, { method, target });
          checkAnswer(answer, target);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});
