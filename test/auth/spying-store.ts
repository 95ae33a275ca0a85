import type { Collection, Document, Store } from '../../src/store/port.js';

export interface Spy {
  /** Calls answered so far, as `"users.get"`. */
  readonly calls: string[];
  /** While set, every call fails with it. */
  failure: Error | undefined;
  /** While set, what the store answers to such a call arrives only after this has resolved. */
  late: { readonly call: string; readonly until: Promise<void> } | undefined;
  readonly wrap: (store: Store) => Store;
}

/** A promise and what resolves it. */
export function latch(): { readonly until: Promise<void>; readonly release: () => void } {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release };
}

/** Watches what is asked of a real store, and can hold it up or make it fail. */
export function spy(): Spy {
  const spying: Spy = { calls: [], failure: undefined, late: undefined, wrap };

  function wrap(store: Store): Store {
    return new Proxy(store, {
      get(target, property) {
        if (property === 'collection') return (name: string) => watched(target.collection(name), name);
        const member: unknown = Reflect.get(target, property, target);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  }

  function watched<T extends Document>(collection: Collection<T>, name: string): Collection<T> {
    return new Proxy(collection, {
      get(target, property) {
        const member: unknown = Reflect.get(target, property, target);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          const call = `${name}.${String(property)}`;
          if (spying.failure) throw spying.failure;
          const { late } = spying;
          const result: unknown = await member.apply(target, args);
          spying.calls.push(call);
          if (late?.call === call) await late.until;
          return result;
        };
      },
    });
  }

  return spying;
}
