import { ApiError, type FlatParameters, type Format, formatOf, parseFlat } from '../../openapi/index.ts';

/** An HTTP request as it came off the socket, before anything was believed. */
export interface WireRequest {
  readonly method: string;
  /** The request target, verbatim. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** A fault lets this answer never go out: whoever carries it closes the connection instead. */
  readonly lost?: boolean;
  /** A fault holds this answer back for so many ms: the work is done. */
  readonly delay?: number;
}

/** A request whose parameters are decoded, not yet authenticated. */
export interface DecodedRequest extends WireRequest {
  readonly query: FlatParameters;
  readonly form: FlatParameters;
  /** Query and form together; the form wins where both bring a name, as in most SDKs' signatures. */
  readonly parameters: FlatParameters;
  readonly format: Format;
  readonly host: string;
}

const NONE: FlatParameters = new Map();

/**
 * Decodes a request. The target is split by hand: it may be absolute (through a proxy), or `//?…` (a client given an
 * endpoint with a trailing slash), and a URL parser would throw on the latter.
 * @throws ApiError for another method than GET and POST, and for a query or body that cannot be decoded.
 */
export function decode(request: WireRequest): DecodedRequest {
  if (request.method !== 'GET' && request.method !== 'POST') {
    throw new ApiError(403, 'UnsupportedHTTPMethod', 'This http method is not supported.');
  }
  const mark = request.target.indexOf('?');
  const query = mark === -1 ? NONE : parseFlat(request.target.slice(mark + 1));
  const form = request.body.length === 0 ? NONE : parseBody(request);
  if (!query || !form) throw malformed();
  const parameters = form.size === 0 ? query : query.size === 0 ? form : new Map([...query, ...form]);
  const host = request.headers.host ?? '';
  const { method, target, headers, body } = request;
  return { method, target, headers, body, query, form, parameters, format: formatOf(parameters.get('Format')), host };
}

function parseBody(request: WireRequest): FlatParameters | undefined {
  const type = request.headers['content-type']?.toLowerCase() ?? '';
  // Go clients declare a form even for empty bodies; other types carry no parameters of the products served here.
  if (type !== '' && !type.startsWith('application/x-www-form-urlencoded')) return NONE;
  try {
    return parseFlat(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
  } catch {
    return undefined;
  }
}

const malformed = (): ApiError =>
  new ApiError(400, 'InvalidParameter', 'The request parameters are not well-formed percent-encoded UTF-8.');
