import type { NclueNewTask } from '../../generated/surfaces/nclue.js';
import { nclueError, nclueErrors } from './errors.js';

const LONGEST_NAME = 100;

/**
 * What a file path may not have (rest-surfaces 4.3): the listed characters, 0 to 31 and 128 to 255; the space as in the newest
 * documentation, but not the `=` of older ones.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters that are refused
const FORBIDDEN = /[&$@;:+,?*\\{}^%`[\]<>~#|"' \x00-\x1f\x80-\xff]/u;

/** @throws ApiError 422/10101, 422/10104, 422/10105 */
export function checkNewTask({ name, train_file_path: train, test_file_path: test }: NclueNewTask): void {
  const length = [...name].length;
  if (length < 1 || length > LONGEST_NAME) {
    throw nclueError(nclueErrors.name_too_long, `name: expected 1 to ${LONGEST_NAME} characters, got ${length}`);
  }
  const wrongTrain = forbiddenIn(train);
  if (wrongTrain) throw nclueError(nclueErrors.invalid_train_path, `train_file_path: ${wrongTrain}`);
  const wrongTest = forbiddenIn(test ?? '');
  if (wrongTest) throw nclueError(nclueErrors.invalid_test_path, `test_file_path: ${wrongTest}`);
}

function forbiddenIn(path: string): string | undefined {
  const found = FORBIDDEN.exec(path);
  return found ? `expected none of the forbidden characters, got ${JSON.stringify(found[0])}` : undefined;
}
