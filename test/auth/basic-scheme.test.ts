import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { readBasic } from '../../src/auth/basic-scheme.js';
import { ApiError } from '../../src/rpc/index.js';
import { suite } from '../support/harness.js';

const test = suite('reading of Basic credentials');

const encode = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64');

function refusal(encoded: string): string {
  try {
    readBasic(encoded);
  } catch (error) {
    assert.instance(error, ApiError);
    const { code, subcode, message } = error as ApiError;
    return `${code}/${subcode} ${message}`;
  }
  throw new Error('it was taken');
}

test('any key without a colon and any secret come through', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (key, secretKey) => {
      const accessKey = key.replaceAll(':', '');
      fc.pre(!/\p{Cc}/u.test(accessKey + secretKey));
      assert.equal(readBasic(encode(`${accessKey}:${secretKey}`)), { accessKey, secretKey });
    }),
  ));

for (const [text, accessKey, secretKey] of [
  ['key:secret', 'key', 'secret'],
  ['key:se:cr:et', 'key', 'se:cr:et'],
  ['key:', 'key', ''],
  [':secret', '', 'secret'],
  [':', '', ''],
  ['\uFEFFkey:secret', '\uFEFFkey', 'secret'],
] as const) {
  test(`${JSON.stringify(text)} is a key and a secret`, () => {
    assert.equal(readBasic(encode(text)), { accessKey, secretKey });
  });
}

const malformed = '401/21 Unauthorized (malformed credentials)';

for (const [name, encoded, expected] of [
  ['a length that base64 cannot have', 'abc', `${malformed} (Incorrect padding)`],
  ['padding only', '=', `${malformed} (Incorrect padding)`],
  ['padding in the middle', 'YWJ=YzpkZQ==', `${malformed} (Not base64)`],
  ['other characters', '!!!!', `${malformed} (Not base64)`],
  ['the url alphabet', 'a_-b', `${malformed} (Not base64)`],
  ['a space', 'a2V5 OnNlY3JldA==', `${malformed} (Not base64)`],
  ['a pair that is not encoded', 'key:secret', `${malformed} (Not base64)`],
  ['bytes that are no UTF-8', encode(Uint8Array.from([0x6b, 0xff, 0x3a, 0xfe])), `${malformed} (Not UTF-8)`],
  ['half a surrogate pair', encode(Uint8Array.from([0xed, 0xa0, 0x80, 0x3a])), `${malformed} (Not UTF-8)`],
  ['a NUL in the key', encode('key\0:secret'), `${malformed} (Control characters)`],
  ['a NUL in the secret', encode('key:secret\0'), `${malformed} (Control characters)`],
  ['a line end', encode('key:secret\r\n'), `${malformed} (Control characters)`],
  ['far too much', 'A'.repeat(100_000), `${malformed} (Too long)`],
  ['nothing', '', '401/22 Unauthorized (invalid credentials) (failed to locate provided credentials)'],
  ['no colon', encode('abc'), '401/22 Unauthorized (invalid credentials) (failed to locate provided credentials)'],
] as const) {
  test(`${name} is refused`, () => {
    assert.is(refusal(encoded), expected);
  });
}

test('a refusal repeats nothing of what was sent', () => {
  for (const encoded of ['very-secret', encode('very secret'), `${encode('very:secret')}=`]) {
    assert.not(refusal(encoded).includes('secret'));
    assert.not(refusal(encoded).includes(encoded));
  }
});

test.run();
