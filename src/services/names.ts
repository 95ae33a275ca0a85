import { errors } from '../generated/index.js';
import { ApiError } from '../rpc/index.js';

const MINIMUM_NAME_LENGTH = 3;

/**
 * A name as it is stored: without surrounding white space, three characters or more.
 *
 * @throws ApiError 400/800
 */
export function storedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed.length >= MINIMUM_NAME_LENGTH) return trimmed;
  throw invalidField('name', `${MINIMUM_NAME_LENGTH} characters or more`, JSON.stringify(trimmed));
}

/** 400/800 naming the field, what was expected and what came. */
export function invalidField(field: string, expected: string, got: string): ApiError {
  return new ApiError(errors.data_validation_error, {
    extra: `${field}: expected ${expected}, got ${got}`,
    hints: { field, expected, got },
  });
}

/** Tags that the filter language uses as operators cannot be stored. @throws ApiError 400/16 */
export function checkTags(tags: Readonly<Record<string, readonly string[] | undefined>>): void {
  for (const [field, values] of Object.entries(tags)) {
    const reserved = values?.find((tag) => tag.startsWith('__$'));
    if (reserved !== undefined) {
      throw new ApiError(errors.fields_value_error, {
        extra: 'a tag may not start with __$, which filters use for operators',
        data: { field, value: reserved },
      });
    }
  }
}
