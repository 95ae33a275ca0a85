import type { SdkError } from '../model.js';
import { docstring } from './docstring.js';
import { generated } from './header.js';
import { RUNTIME_ERRORS } from './names.js';
import { brackets, indented, spread, text } from './printer.js';

/** `errors.py`: a class for each error of the catalogue, and those that no server sends. */
export function errorsModule(errors: readonly SdkError[], classes: ReadonlyMap<string, string>): string {
  const named = errors.map((error) => ({ ...error, className: classes.get(error.name) ?? error.name }));
  const declarations = named.map(({ className, name, code, subcode, message }) =>
    [
      `class ${className}(ApiError):`,
      ...indented([...docstring([`${code}/${subcode}: ${message}.`], 1), '', `name = ${text(name)}`]),
    ].join('\n'),
  );
  const rows = named.map(({ code, subcode, className }) => `(${code}, ${subcode}): ${className}`);
  const exported = [...RUNTIME_ERRORS, ...named.map(({ className }) => className)].sort();
  return generated(
    [
      '"""What calls may raise: always an ``SdkError``, and an ``ApiError`` when the server refused."""',
      'from __future__ import annotations',
      'from typing import Dict, Tuple, Type',
      spread(brackets('from ._runtime.errors import (', RUNTIME_ERRORS, ')'), 0).join('\n'),
      spread(brackets('__all__ = [', exported.map(text), ']'), 0).join('\n'),
    ].join('\n\n'),
    ...declarations,
    [
      '#: Classes by code and subcode.',
      ...spread(brackets('ERRORS: Dict[Tuple[int, int], Type[ApiError]] = {', rows, '}'), 0),
    ].join('\n'),
  );
}
