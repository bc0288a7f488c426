import type { FlatParameters } from './flat-parameters.ts';
import { percentEncode } from './percent.ts';

const { createHash, createHmac } = process.getBuiltinModule('node:crypto');

/** Signature ACS3-HMAC-SHA256 ("V3 version request structure and signature mechanism" in the vendor's help). */
export const V3_ALGORITHM = 'ACS3-HMAC-SHA256';

/** Lower-case hex SHA-256, as `x-acs-content-sha256` carries it. */
export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The fields of an `Authorization: ACS3-HMAC-SHA256 …` header. */
export interface V3Authorization {
  readonly algorithm: string;
  readonly accessKeyId: string;
  /** In the order the client gave; the canonical headers follow it. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/**
 * Reads an Authorization header. Fields go by name: Java orders them differently from the other SDKs.
 * @returns undefined when a field is missing.
 */
export function parseV3Authorization(header: string): V3Authorization | undefined {
  const space = header.indexOf(' ');
  if (space === -1) return undefined;
  const fields = new Map<string, string>();
  for (const field of header.slice(space + 1).split(',')) {
    const equals = field.indexOf('=');
    if (equals !== -1) fields.set(field.slice(0, equals).trim(), field.slice(equals + 1).trim());
  }
  const accessKeyId = fields.get('Credential');
  const signedHeaders = fields.get('SignedHeaders');
  const signature = fields.get('Signature');
  if (!accessKeyId || !signedHeaders || !signature) return undefined;
  return { algorithm: header.slice(0, space), accessKeyId, signedHeaders: signedHeaders.split(';'), signature };
}

export interface V3Request {
  readonly method: string;
  /** Query parameters only: a form body is covered by its hash. */
  readonly query: FlatParameters;
  /** By lower-case name, as received. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The value of `x-acs-content-sha256`. */
  readonly bodyHash: string;
}

/**
 * The canonical request. The URI is `/` whatever the wire path was (RPC style).
 * @param encodeNames Node, Go and Python sign parameter names raw, Java and the vendor's document encode them. The two
 *   differ only for names with reserved characters.
 */
export function canonicalRequestV3(request: V3Request, signedHeaders: readonly string[], encodeNames: boolean): string {
  const query = [...request.query.keys()]
    .sort()
    .map((name) => `${encodeNames ? percentEncode(name) : name}=${percentEncode(request.query.get(name) ?? '')}`)
    .join('&');
  const headers = signedHeaders
    .map((name) => `${name}:${(request.headers[name.toLowerCase()] ?? '').trim()}\n`)
    .join('');
  return `${request.method}\n/\n${query}\n${headers}\n${signedHeaders.join(';')}\n${request.bodyHash}`;
}

/** The two-line string to sign: the algorithm and the hash of the canonical request. */
export const stringToSignV3 = (canonicalRequest: string): string => `${V3_ALGORITHM}\n${sha256Hex(canonicalRequest)}`;

/** The lower-case hex signature; the key is the plain secret. */
export const signV3 = (stringToSign: string, secret: string): string =>
  createHmac('sha256', secret).update(stringToSign).digest('hex');
