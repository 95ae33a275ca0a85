import { Names, pascalCase } from '../../print/names.js';

const KEYWORDS: ReadonlySet<string> = new Set([
  ...[
    'False',
    'None',
    'True',
    'and',
    'as',
    'assert',
    'async',
    'await',
    'break',
    'class',
    'continue',
    'def',
    'del',
    'elif',
    'else',
  ],
  ...[
    'except',
    'finally',
    'for',
    'from',
    'global',
    'if',
    'import',
    'in',
    'is',
    'lambda',
    'nonlocal',
    'not',
    'or',
    'pass',
    'raise',
  ],
  ...['return', 'try', 'while', 'with', 'yield'],
]);

/** Names that annotations of a module stand on: inside a class, a member of the same name would hide them. */
const ANNOTATING = ['bool', 'bytes', 'float', 'int', 'object', 'str'];

/** Exceptions that Python has already: another of the same name would be taken for it. */
const BUILTIN_ERRORS: ReadonlySet<string> = new Set([
  ...[
    'ArithmeticError',
    'AssertionError',
    'AttributeError',
    'BlockingIOError',
    'BrokenPipeError',
    'BufferError',
    'ConnectionError',
  ],
  ...['EOFError', 'EnvironmentError', 'FileExistsError', 'FileNotFoundError', 'IOError', 'ImportError', 'IndentationError'],
  ...['IndexError', 'InterruptedError', 'IsADirectoryError', 'KeyError', 'LookupError', 'MemoryError', 'ModuleNotFoundError'],
  ...['NameError', 'NotADirectoryError', 'NotImplementedError', 'OSError', 'OverflowError', 'PermissionError', 'RecursionError'],
  ...['ReferenceError', 'RuntimeError', 'SyntaxError', 'SystemError', 'TabError', 'TimeoutError', 'TypeError', 'UnicodeError'],
  ...['ValueError', 'ZeroDivisionError', 'ProcessLookupError', 'ConnectionRefusedError', 'ConnectionResetError'],
]);

/** What every error class of an SDK stands on; a row of the catalogue cannot have these names. */
export const RUNTIME_ERRORS: readonly string[] = [
  ...[
    'ApiError',
    'CallTimeoutError',
    'ConnectionFailedError',
    'ConnectionLostError',
    'InvalidAnswerError',
    'SdkError',
    'TransportError',
  ],
];

/** Can a name stand in Python code as it is? */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !KEYWORDS.has(name);
}

/** A name for something that the wire calls `name`: the same wherever Python can say it, with a line behind it where that is taken. */
export function identifier(name: string, taken: Names): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=[0-9])/, '_');
  // Two lines at the front of a name mean something else inside a class.
  const safe = plain.startsWith('__') ? plain.replace(/^_+/, '_') : plain;
  return taken.claim(KEYWORDS.has(safe) || safe === '' || isAnnotating(safe) ? `${safe}_` : safe);
}

/** Names of the parameters of a method, which may not be those of the method's own. */
export function parameterNames(): Names {
  return new Names(['self', 'cls', 'extra']);
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
