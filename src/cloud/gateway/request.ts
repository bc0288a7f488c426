import {
  ApiError,
  type FlatParameters,
  type Format,
  flatten,
  formatOf,
  type ParameterValue,
  parseFlat,
} from '../../openapi/index.ts';

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
  /** Of the body, be it a form or, in a V3 request, a JSON object. */
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

function parseBody({ headers, body }: WireRequest): FlatParameters | undefined {
  const type = headers['content-type']?.toLowerCase() ?? '';
  // Only a V3 signature covers a JSON body.
  const isJson = type.startsWith('application/json') && headers.authorization?.startsWith('ACS3-');
  // Go clients declare a form even for empty bodies; other types carry no parameters of the products served here.
  if (type !== '' && !isJson && !type.startsWith('application/x-www-form-urlencoded')) return NONE;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return isJson ? parseJson(text) : parseFlat(text);
  } catch {
    return undefined;
  }
}

/** The members of a JSON object as parameters, its lists and objects flattened; null counts as absent. @throws when it is none */
function parseJson(text: string): FlatParameters | undefined {
  const value: unknown = JSON.parse(text, (_, member: unknown) => member ?? undefined);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? flatten(value as { readonly [name: string]: ParameterValue }) : undefined;
}

const malformed = (): ApiError =>
  new ApiError(
    400,
    'InvalidParameter',
    'The request parameters are not well-formed percent-encoded UTF-8, or its JSON is no object.',
  );
