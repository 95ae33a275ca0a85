import { PYTHON_KEYWORDS as KEYWORDS } from '../../../check/names.js';
import { Names, pascalCase } from '../../print/names.js';

/** Names that annotations of a module stand on: inside a class, a member of the same name would hide them. */
const ANNOTATING = ['bool', 'bytes', 'float', 'int', 'object', 'str'];

/** Exceptions that Python has already: another of the same name would be taken for it. */
const BUILTIN_ERRORS: ReadonlySet<string> = new Set(
  (
    'ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError ChildProcessError ' +
    'ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError EOFError EnvironmentError ' +
    'FileExistsError FileNotFoundError FloatingPointError IOError ImportError IndentationError IndexError InterruptedError ' +
    'IsADirectoryError KeyError LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError ' +
    'OSError OverflowError PermissionError ProcessLookupError RecursionError ReferenceError RuntimeError SyntaxError ' +
    'SystemError TabError TimeoutError TypeError UnboundLocalError UnicodeError ValueError ZeroDivisionError'
  ).split(' '),
);

/** What every error class of an SDK stands on, and errors that no server sends; a row of the catalogue cannot have these names. */
export const RUNTIME_ERRORS: readonly string[] =
  'ApiError CallTimeoutError ConnectionFailedError ConnectionLostError InvalidAnswerError ScrollLostError SdkError TransportError'.split(
    ' ',
  );

/** Can a name stand in Python code as it is? */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !KEYWORDS.has(name);
}

/**
 * A name for something that the wire calls `name`: the same wherever Python can say it, with a line behind it where it cannot or where
 * `taken` has it already.
 */
export function identifier(name: string, taken: ReadonlySet<string>): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=[0-9]|$)/, '_');
  // Two lines at the front of a name mean something else inside a class.
  let free = plain.startsWith('__') ? plain.replace(/^_+/, '_') : plain;
  while (KEYWORDS.has(free) || isAnnotating(free) || taken.has(free)) free = `${free}_`;
  return free;
}

/** Names for several such things at once, none of them among `reserved` and none like another. */
export function identifiers(names: readonly string[], reserved: readonly string[]): string[] {
  const taken = new Set(reserved);
  return names.map((name) => {
    const found = identifier(name, taken);
    taken.add(found);
    return found;
  });
}

/** Would a member of a class with this name hide what annotations in the class say? */
export function isAnnotating(name: string): boolean {
  return ANNOTATING.includes(name);
}

/** Class names of errors, by the name in the catalogue: `InvalidTaskIdError`. */
export function errorClasses(errors: readonly string[]): ReadonlyMap<string, string> {
  const names = new Names(RUNTIME_ERRORS);
  return new Map(errors.map((name) => [name, names.claim(errorClass(name))]));
}

function errorClass(name: string): string {
  const plain = pascalCase(name);
  const whole = plain.endsWith('Error') ? plain : `${plain}Error`;
  return BUILTIN_ERRORS.has(whole) ? `Api${whole}` : whole;
}

/** The module that a package of this name is imported as: `task-client` is `task_client`. */
export function moduleOf(packageName: string): string {
  return packageName.toLowerCase().replace(/[-.]+/g, '_');
}

/** What is wrong with a name for a package of Python, if anything (PEP 508). */
export function nameProblem(name: string): string | undefined {
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(name)) {
    return 'a package of Python is named with letters, digits, and . _ - between them';
  }
  return isIdentifier(moduleOf(name)) ? undefined : `Python cannot import a module called ${moduleOf(name)}`;
}
