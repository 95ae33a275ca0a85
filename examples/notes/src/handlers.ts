import { compareVersions } from 'taskwright/rpc';
import type { Handlers } from '../generated/index.js';
import type { Notes } from './notes.js';

/** One handler an action. Leave one out, or answer with something else than the definition says, and this does not compile. */
export const handlers: Handlers<{ readonly notes: Notes }> = {
  'notes.add': ({ request, notes }) => ({ id: notes.add(request.text, request.pinned ?? false) }),
  'notes.get': ({ request, notes }) => ({ note: notes.get(request.id) }),
  'notes.list': ({ request, notes, version }) => {
    const { contains } = request;
    const found = notes.all().filter(({ text }) => contains === undefined || text.includes(contains));
    // Callers of 1.0 were promised the order in which notes were written.
    const pinnedFirst = compareVersions(version, { major: 1, minor: 1 }) >= 0;
    return { notes: pinnedFirst ? found.sort((a, b) => Number(b.pinned) - Number(a.pinned)) : found };
  },
  'notes.pin': ({ request, notes }) => {
    notes.pin(request.id);
    return {};
  },
  'notes.remove': ({ request, notes }) => {
    notes.remove(request.id);
    return {};
  },
};
