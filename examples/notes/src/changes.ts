import { versionChange } from 'taskwright/rpc';
import type { Actions } from '../generated/index.js';

/** Callers of 1.0 were promised the order in which notes were written, which is that of their ids. */
export const pinnedFirst = versionChange<Actions>({
  version: '1.1',
  description: 'Pinned notes come first.',
  actions: {
    'notes.list': { down: ({ notes }) => ({ notes: [...notes].sort((a, b) => Number(a.id) - Number(b.id)) }) },
  },
});
