import type { SdkLanguage } from './emitter.js';
import { python } from './python/index.js';
import { typescript } from './typescript/index.js';

/** The languages that `taskwright sdk --lang` knows, by what they are called there. */
export const languages: Readonly<Record<string, SdkLanguage>> = { typescript, python };
