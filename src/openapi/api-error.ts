/**
 * An answer that refuses: HTTP status, `Code` and `Message` as the API spells them, misspellings included.
 * Thrown by whatever checks; turned into the error envelope by the gateway.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** Milliseconds after which a repeat may succeed; sent as `x-acs-retry-after`. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** An error of an action's table, ready to throw: `throw InvalidVpcIdNotFound()`. */
export type ErrorCase = () => ApiError;

/** Declares a row of an action's error table. */
export const errorCase =
  (status: number, code: string, message: string): ErrorCase =>
  () =>
    new ApiError(status, code, message);

/**
 * The gateway's answer to a mandatory parameter or header that is absent: `Missing<Name>`, of a nested name the last part.
 */
export const missingParameter = (name: string): ApiError =>
  new ApiError(400, `Missing${name.split('.').at(-1)}`, `${name} is mandatory for this action.`);
