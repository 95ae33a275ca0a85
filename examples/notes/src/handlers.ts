import type { Handlers } from '../generated/index.js';
import type { Notes } from './notes.js';

/** One handler an action. Leave one out, or answer with something else than the definition says, and this does not compile. */
export const handlers: Handlers<{ readonly notes: Notes }> = {
  'notes.add': ({ request, notes }) => ({ id: notes.add(request.text, request.pinned ?? false) }),
  'notes.get': ({ request, notes }) => ({ note: notes.get(request.id) }),
  'notes.list': ({ request: { contains }, notes }) => {
    const found = notes.all().filter(({ text }) => contains === undefined || text.includes(contains));
    return { notes: found.sort((a, b) => Number(b.pinned) - Number(a.pinned)) };
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
