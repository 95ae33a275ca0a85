import { suite } from '../../support/harness.js';
import { expectDiagnostics, read, readService } from '../fixtures/folder.js';

const test = suite('actions that log in');

function login(properties: string, layers = ''): string {
  return `_description: "Logging in"
login {
  x-login: true
  "1.0" { description: "In", request { type: object }
    response { type: object, properties { ${properties} } } }
  ${layers}
}`;
}

const TOKEN = 'token { type: string, x-secret: true, description: "The token" }';
const LATE = 'late { type: boolean, description: "Whether it is late" }';

test('answer with one secret text, whatever stands beside it', async () => {
  expectDiagnostics((await readService(login(`${TOKEN}, ${LATE}`))).diagnostics, []);
});

test('may say their response by name', async () => {
  const text = `_description: "Logging in"
_definitions { entry { type: object, properties { ${TOKEN} } } }
login { x-login: true, "1.0" { description: "In", request { type: object }, response { "$ref": "#/definitions/entry" } } }`;
  expectDiagnostics((await readService(text)).diagnostics, []);
});

test('cannot do without a token', async () => {
  expectDiagnostics((await readService(login(LATE))).diagnostics, [
    { code: 'TW511', line: 4, message: 'the response of notes.login@1.0, which logs in, has 0 secret texts' },
  ]);
});

test('cannot have two, and not at a later version either', async () => {
  const second = TOKEN.replace('token {', 'other {');
  const later = `"1.1": \${login."1.0"} { response.properties.${second} }`;
  expectDiagnostics((await readService(login(TOKEN, later))).diagnostics, [{ code: 'TW511', message: 'notes.login@1.1' }]);
});

test('are one in the whole API', async () => {
  const { diagnostics } = await read({ 'services/doors.conf': login(TOKEN), 'services/gates.conf': login(TOKEN) });
  expectDiagnostics(diagnostics, [
    { code: 'TW512', file: 'services/gates.conf', line: 2, message: 'gates.login logs in, and so does doors.login' },
  ]);
});

test.run();
