import { handler } from '../handler.js';

/** The caller's company, the only one it belongs to, with the number of its users and who they are (task-core 9.1). */
export const getUserCompanies = handler('organization.get_user_companies', async ({ caller, identities }) => {
  const users = await identities.users.find(
    { company: caller.company },
    { sort: [{ path: 'name' }], projection: { include: ['name', 'avatar'] } },
  );
  const owners = users.map(({ id, name, avatar }) => ({ id, name, avatar }));
  return { companies: [{ id: caller.company, name: caller.companyName, allocated: users.length, owners }] };
});
