import { errors } from '../generated/index.js';
import { ApiError } from '../rpc/index.js';
import { DuplicateKeyError } from '../store/index.js';

/** What a write of a name gives. @throws ApiError 400/801 when another object of the company has the name */
export async function unlessTaken<T>(name: string | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw nameTaken(name, error);
    throw error;
  }
}

/** 400/801 for a name that another object of the company has. */
export function nameTaken(name: string | undefined, cause?: unknown): ApiError {
  return new ApiError(errors.expected_unique_data, { ...(name !== undefined && { data: { name } }), cause });
}
