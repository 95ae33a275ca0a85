import * as assert from 'uvu/assert';
import { apiSuite } from '../../support/api.js';
import { company, person } from '../users/people.js';

apiSuite('organization.get_user_companies', (test, api) => {
  test('the caller’s company, its people by name, a picture where there is one', async () => {
    const [ours, theirs] = [await company(api), await company(api)];
    const zoe = await person(api, ours, { name: 'Zoe', avatar: 'https://x.example/z', email: `${ours.id}@x.example` });
    const ida = await person(api, ours, { name: 'Ida' });
    await person(api, theirs, { name: 'Bob' });
    const answer = await api.call('organization.get_user_companies', {}, ida.caller);
    const owners = [
      { id: ida.user.id, name: 'Ida' },
      { id: zoe.user.id, name: 'Zoe', avatar: 'https://x.example/z' },
    ];
    assert.equal(JSON.parse(JSON.stringify(answer)), { companies: [{ id: ours.id, name: ours.name, allocated: 2, owners }] });
  });
});
