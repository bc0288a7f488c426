import { ApiError } from '../../openapi/index.ts';

/** Status and text of the codes that clients retry, as the real gateway gives them (help page "Public error codes"). */
const KNOWN: readonly (readonly [code: RegExp, status: number, message: string])[] = [
  [/^Throttling(\.|$)/, 400, 'Request was denied due to request throttling.'],
  [/^ServiceUnavailable$/, 503, 'The request has failed due to a temporary failure of the server.'],
  [/^InternalError$/, 500, 'The request processing has failed due to some unknown error.'],
  [/^TaskConflict$/, 400, 'The operation is too frequent, please wait a moment and try again.'],
  [/^OperationConflict$/, 400, 'Request was denied due to conflict with a previous request.'],
];

/** The refusal that a fault's code stands for; status and message may be chosen. */
export function refusalOf(code: string, chosen: { readonly status?: number; readonly message?: string }): ApiError {
  const [, status = 400, message = `The request was refused with ${code} by a fault of the local cloud.`] =
    KNOWN.find(([known]) => known.test(code)) ?? [];
  return new ApiError(chosen.status ?? status, code, chosen.message ?? message);
}
