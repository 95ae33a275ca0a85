import * as assert from 'uvu/assert';
import { RetentionRuleError, RetentionRules } from '../../../src/services/maintenance/retention-rules.js';
import { apiSuite } from '../../support/api.js';

async function refusedWith(attempt: Promise<unknown>, pattern: RegExp): Promise<void> {
  const error = await attempt.then(
    () => assert.unreachable('it should have been refused'),
    (reason: unknown) => reason,
  );
  assert.instance(error, RetentionRuleError);
  assert.match((error as Error).message, pattern);
}

apiSuite('the rules of retention', (test, api) => {
  const rules = () => new RetentionRules(api.services.store);
  test.before.each(() =>
    rules()
      .collection.deleteMany({})
      .then(() => undefined),
  );

  const said = { company: 'c', project: 'p', subprojects: false, days: 30 };
  const enabled = async (id: string) => (await rules().collection.get(id))?.enabled;

  test('there are none at first', async () => {
    assert.equal(await rules().list(), []);
  });

  test('a new one is off', async () => {
    const now = new Date();
    const rule = await rules().add(said, now);
    assert.equal(rule, { id: rule.id, ...said, enabled: false, created: now });
    assert.equal(await rules().list(), [rule]);
  });

  test('are listed in the order they were made, of one company or of all', async () => {
    const later = await rules().add({ ...said, company: 'a' }, new Date(2000));
    const first = await rules().add(said, new Date(1000));
    assert.equal(await rules().list(), [first, later]);
    assert.equal(await rules().list({ company: 'a' }), [later]);
  });

  test('an age that is no whole number of days, or none at all, is refused', async () => {
    for (const days of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await refusedWith(rules().add({ ...said, days }), /whole number of days/);
    }
    assert.equal(await rules().list(), []);
  });

  test('of 10 for one project one is made', async () => {
    const made = await Promise.allSettled(Array.from({ length: 10 }, () => rules().add(said)));
    assert.is(made.filter(({ status }) => status === 'fulfilled').length, 1);
    await refusedWith(rules().add(said), /has a rule already/);
    await rules().add({ ...said, company: 'another' });
    await rules().add({ ...said, project: 'another' });
  });

  test('one that was never previewed cannot be enabled', async () => {
    const { id } = await rules().add(said);
    await refusedWith(rules().enable(id), /never previewed/);
    assert.is(await enabled(id), false);
    await rules().markPreviewed(id);
    await rules().enable(id);
    assert.is(await enabled(id), true);
  });

  test('one that is not there cannot be enabled, and a preview does not make it', async () => {
    await rules().markPreviewed('nowhere');
    await refusedWith(rules().enable('nowhere'), /nowhere/);
    assert.equal(await rules().list(), []);
  });

  test('one that was made anew for the same project must be previewed again', async () => {
    const { id } = await rules().add(said);
    await rules().markPreviewed(id);
    await rules().remove(id);
    const again = await rules().add({ ...said, days: 1 });
    await refusedWith(rules().enable(again.id), /never previewed/);
  });

  test('one that is switched off stays, and can be switched on again', async () => {
    const { id } = await rules().add(said);
    await rules().markPreviewed(id);
    await rules().enable(id);
    await rules().disable(id);
    assert.is(await enabled(id), false);
    await rules().enable(id);
    assert.is(await enabled(id), true);
  });
});
