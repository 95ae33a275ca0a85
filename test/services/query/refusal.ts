import { ApiError } from '../../../src/rpc/index.js';

/** The ApiError that something answers with. */
export function refusal(run: () => unknown): ApiError {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

/** The same for something that takes its time. */
export async function refusalOf(running: Promise<unknown>): Promise<ApiError> {
  const outcome = await running.then(
    () => new Error('it was accepted'),
    (error: unknown) => error,
  );
  if (outcome instanceof ApiError) return outcome;
  throw outcome;
}

/** Code and subcode. */
export function codes({ code, subcode }: ApiError): string {
  return `${code}/${subcode}`;
}
