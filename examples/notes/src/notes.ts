import { ApiError } from 'taskwright/rpc';
import { errors, type NotesNote } from '../generated/index.js';

/** The notes, in memory: what the handlers work on. */
export class Notes {
  readonly #notes = new Map<string, NotesNote>();
  #lastId = 0;

  add(text: string, pinned: boolean): string {
    const id = String(++this.#lastId);
    this.#notes.set(id, { id, text, pinned });
    return id;
  }

  get(id: string): NotesNote {
    const note = this.#notes.get(id);
    if (!note) throw new ApiError(errors.note_not_found, { data: { id } });
    return note;
  }

  all(): NotesNote[] {
    return [...this.#notes.values()];
  }

  pin(id: string): void {
    const note = this.get(id);
    if (note.pinned) throw new ApiError(errors.already_pinned, { data: { id } });
    this.#notes.set(id, { ...note, pinned: true });
  }

  remove(id: string): void {
    this.get(id);
    this.#notes.delete(id);
  }
}
