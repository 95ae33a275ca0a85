import type { Caller, Invocation, Target } from '../../rpc/index.js';

/** Whether a stream may go on. */
export type MayGoOn = () => Promise<boolean>;

/** A stream outlives what its caller proved at its start: a token expires, a key is revoked, a user leaves. Asks for the same again. */
export function rightsOf(invocation: Invocation, target: Target | undefined): MayGoOn {
  const now = () => (target ? callerOf(invocation, target) : Promise.resolve(undefined));
  const first = now();
  return async () => {
    const [before, after] = await Promise.all([first, now()]);
    return after !== undefined && after.user === before?.user && after.company === before.company && after.role === before.role;
  };
}

async function callerOf(invocation: Invocation, { action }: Target): Promise<Caller | undefined> {
  try {
    const caller = await invocation.authenticate(action);
    return invocation.impersonate ? await invocation.impersonate(caller) : caller;
  } catch {
    return undefined;
  }
}
