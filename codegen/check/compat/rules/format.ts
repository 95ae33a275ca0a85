import { textForm } from './text-form.js';

/** The format a text has: `date-time`, `email`. */
export const format = textForm('format');
