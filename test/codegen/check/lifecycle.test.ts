import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withAction, withLayer } from '../fixtures/services.js';

const test = suite('deprecated and sunset');

const BODY = 'request { type: object }, response { type: object }';

test('a layer is not removed before it is deprecated', async () => {
  const { api, diagnostics } = await readService(withLayer(`${BODY}, deprecated: "2026-06-01"\nsunset: "2026-05-31"`));
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [{ code: 'TW506', line: 4, message: 'sunset 2026-05-31 comes before deprecated 2026-06-01' }]);
});

test('neither is an action', async () => {
  const { diagnostics } = await readService(withAction('deprecated: "2026-06-01"\nsunset: "2026-05-31"'));
  expectDiagnostics(diagnostics, [{ code: 'TW506', line: 4 }]);
});

test('what a layer says counts against what its action says', async () => {
  const { diagnostics } = await readService(`_description: "Notes"
get_all {
  deprecated: "2026-06-01"
  "1.0" { description: "A", ${BODY}, sunset: "2026-01-01" }
}`);
  expectDiagnostics(diagnostics, [{ code: 'TW506', line: 4 }]);
});

test('any other pair of dates is fine', async () => {
  await apiOf(withLayer(`${BODY}, deprecated: "2026-06-01", sunset: "2026-06-01"`));
  await apiOf(withLayer(`${BODY}, deprecated: "2025-12-31", sunset: "2026-01-01"`));
  await apiOf(withLayer(`${BODY}, deprecated: true, sunset: "2026-01-01"`));
  await apiOf(withLayer(`${BODY}, sunset: "2026-01-01"`));
});

for (const date of ['2026-6-1', '2026-02-30', '01.06.2026', 'soon', '2026-06-01T00:00:00Z']) {
  test(`${date} is no date`, async () => {
    const { diagnostics } = await readService(withLayer(`${BODY}, deprecated: "${date}", sunset: "${date}"`));
    expectDiagnostics(diagnostics, [
      { code: 'TW204', line: 3, message: '"deprecated"', expected: 'a date as YYYY-MM-DD', found: date },
      { code: 'TW204', line: 3, message: '"sunset"', expected: 'a date as YYYY-MM-DD', found: date },
    ]);
  });
}

test('a sunset is a date, not a truth value', async () => {
  const { diagnostics } = await readService(withAction('sunset: true'));
  expectDiagnostics(diagnostics, [{ code: 'TW204', line: 3, expected: 'a string', found: 'true' }]);
});

test.run();
