import { ApiError } from '../../openapi/index.ts';

interface Known {
  readonly code: RegExp;
  readonly status: number;
  readonly message: string;
  /** ms after which a client is told to come again */
  readonly retryAfter?: number;
}

/** Status and text of the codes that clients retry, as the real gateway gives them (rpc-protocol contract, 4.4). */
const KNOWN: readonly Known[] = [
  {
    code: /^Throttling\.User$/,
    status: 400,
    message: 'Request was denied due to user flow control.',
    retryAfter: 1000,
  },
  { code: /^Throttling\.Api$/, status: 400, message: 'Request was denied due to api flow control.', retryAfter: 1000 },
  {
    code: /^Throttling(\.|$)/,
    status: 400,
    message: 'Request was denied due to request throttling.',
    retryAfter: 1000,
  },
  {
    code: /^ServiceUnavailable$/,
    status: 503,
    message: 'The request has failed due to a temporary failure of the server.',
  },
  { code: /^InternalError$/, status: 500, message: 'The request processing has failed due to some unknown error.' },
  {
    code: /^TaskConflict$/,
    status: 400,
    message: 'The operation is too frequent, please wait a moment and try again.',
  },
  {
    code: /^OperationConflict$/,
    status: 400,
    message: 'The operation against this instance is too frequent, please try again later.',
  },
];

/** The refusal that a fault's code stands for; status and message may be chosen. */
export function refusalOf(code: string, chosen: { readonly status?: number; readonly message?: string }): ApiError {
  const known = KNOWN.find((one) => one.code.test(code));
  return new ApiError(
    chosen.status ?? known?.status ?? 400,
    code,
    chosen.message ?? known?.message ?? `The request was refused with ${code} by a fault of the local cloud.`,
    known?.retryAfter,
  );
}
