import { textForm } from './text-form.js';

/** The regular expression a text matches. */
export const pattern = textForm('pattern');
