/** Identity cannot be set up as configured: something the operator must mend. Start-up ends with exit code 2. */
export class AuthSetupError extends Error {
  override readonly name = 'AuthSetupError';
}
