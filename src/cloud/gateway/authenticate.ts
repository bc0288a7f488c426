import {
  ApiError,
  canonicalRequestV3,
  type FlatParameters,
  missingParameter,
  parseTime,
  parseV3Authorization,
  sha256Hex,
  signV1,
  signV3,
  stringToSignV1,
  stringToSignV3,
  V1_ALGORITHMS,
  type V1Method,
  V3_ALGORITHM,
} from '../../openapi/index.ts';
import type { AccessKey, Account } from '../accounts.ts';
import type { NonceWindow } from './nonces.ts';
import type { DecodedRequest } from './request.ts';

/** How far a request's timestamp may lie from the server's clock, ms, either way. */
export const TIME_WINDOW = 15 * 60_000;

export interface Authenticator {
  /**
   * @param now the cloud's time @param wall the clients' time: where the cloud's clock was turned, requests of either pass
   * @returns the account that signed. @throws ApiError in the order: missing, time, key, token, signature, nonce.
   */
  authenticate(request: DecodedRequest, now: number, wall: number): Account;
}

interface Identity {
  readonly account: Account;
  readonly key: AccessKey;
}

/** Knows the access keys of these accounts. Nonces are noted once a signature was found right. */
export function createAuthenticator(accounts: readonly Account[], nonces: NonceWindow): Authenticator {
  const identities = new Map<string, Identity>();
  for (const account of accounts) for (const key of account.accessKeys) identities.set(key.id, { account, key });

  const identify = (accessKeyId: string, securityToken: string | undefined, now: number): Identity => {
    const identity = identities.get(accessKeyId);
    if (!identity) throw new ApiError(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
    const expected = identity.key.securityToken;
    if (expected !== undefined && securityToken === undefined) throw missingParameter('SecurityToken');
    if ((securityToken ?? '') !== (expected ?? '')) {
      throw new ApiError(
        400,
        'InvalidSecurityToken.MismatchWithAccessKey',
        'Specified SecurityToken mismatch with the AccessKey.',
      );
    }
    if (now >= (identity.key.expiresAt ?? Number.POSITIVE_INFINITY)) {
      throw new ApiError(400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.');
    }
    return identity;
  };

  const verifyV1 = (request: DecodedRequest, now: number, wall: number): Account => {
    const { parameters } = request;
    for (const name of V1_PARAMETERS) if (!parameters.get(name)) throw missingParameter(name);
    const time = readTime(parameters.get('Timestamp') ?? '', now, wall);
    const method = parameters.get('SignatureMethod') ?? '';
    if (!isV1Method(method) || parameters.get('SignatureVersion') !== '1.0') throw invalidSignatureMethod();
    const { account, key } = identify(parameters.get('AccessKeyId') ?? '', parameters.get('SecurityToken'), now);
    const signature = parameters.get('Signature') ?? '';
    const isSigned = (all: FlatParameters): boolean =>
      same(signV1(stringToSignV1(request.method, all), key.secret, method), signature);
    if (!isSigned(parameters) && !queryFirst(request).some(isSigned)) {
      throw mismatchV1(stringToSignV1(request.method, parameters));
    }
    nonces.use(key.id, parameters.get('SignatureNonce') ?? '', time, now, wall);
    return account;
  };

  const verifyV3 = (request: DecodedRequest, header: string, now: number, wall: number): Account => {
    const { headers } = request;
    const authorization = parseV3Authorization(header);
    if (!authorization) throw incompleteSignature();
    if (authorization.algorithm !== V3_ALGORITHM) throw invalidSignatureMethod();
    for (const name of V3_HEADERS) if (!headers[name]) throw missingParameter(name);
    if (!V3_HEADERS.every((name) => authorization.signedHeaders.includes(name))) throw incompleteSignature();
    const time = readTime(headers['x-acs-date'] ?? '', now, wall);
    const { account, key } = identify(authorization.accessKeyId, headers['x-acs-security-token'], now);
    const bodyHash = headers['x-acs-content-sha256'] ?? '';
    const signed = { method: request.method, query: request.query, headers, bodyHash };
    const canonical = canonicalRequestV3(signed, authorization.signedHeaders, false);
    const encoded = canonicalRequestV3(signed, authorization.signedHeaders, true);
    const genuine =
      sha256Hex(request.body) === bodyHash &&
      [canonical, encoded].some((text) => same(signV3(stringToSignV3(text), key.secret), authorization.signature));
    if (!genuine) throw mismatchV3(canonical);
    nonces.use(key.id, headers['x-acs-signature-nonce'] ?? '', time, now, wall);
    return account;
  };

  return {
    authenticate(request, now, wall) {
      const header = request.headers.authorization;
      return header?.startsWith('ACS3-') ? verifyV3(request, header, now, wall) : verifyV1(request, now, wall);
    },
  };
}

const V1_PARAMETERS = [
  'AccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'Timestamp',
] as const;

/** What a V3 request must bring and sign; without these a captured request could be bent to another purpose. */
const V3_HEADERS = [
  'host',
  'x-acs-action',
  'x-acs-version',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-content-sha256',
] as const;

const isV1Method = (name: string): name is V1Method => Object.hasOwn(V1_ALGORITHMS, name);

/** Where query and form bring the same name, Java signs the query's value: tried second. */
function queryFirst(request: DecodedRequest): readonly FlatParameters[] {
  const clash = request.form.size > 0 && [...request.form.keys()].some((name) => request.query.has(name));
  return clash ? [new Map([...request.form, ...request.query])] : [];
}

function readTime(value: string, now: number, wall: number): number {
  const time = parseTime(value);
  if (time === undefined) {
    throw new ApiError(400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.');
  }
  if (Math.abs(time - now) > TIME_WINDOW && Math.abs(time - wall) > TIME_WINDOW) {
    throw new ApiError(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  }
  return time;
}

/** Compares in constant time, so that an answer's delay tells nothing of how much was right. */
function same(expected: string, given: string): boolean {
  if (expected.length !== given.length) return false;
  let difference = 0;
  for (let index = 0; index < expected.length; index++) {
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
}

const invalidSignatureMethod = (): ApiError =>
  new ApiError(400, 'InvalidSignatureMethod', 'Specified signature method is not valid.');

const incompleteSignature = (): ApiError =>
  new ApiError(400, 'IncompleteSignature', 'The request signature does not conform to Aliyun standards.');

/** The text is parsed by clients: exactly one colon before the string to sign, no blank after it. */
const mismatchV1 = (stringToSign: string): ApiError =>
  new ApiError(
    400,
    'SignatureDoesNotMatch',
    `Specified signature is not matched with our calculation. server string to sign is:${stringToSign}`,
  );

const mismatchV3 = (canonicalRequest: string): ApiError =>
  new ApiError(
    400,
    'SignatureDoesNotMatch',
    `Specified signature does not match our calculation. server StringToSign is [${stringToSignV3(canonicalRequest)}] ` +
      `server CanonicalRequest is [${canonicalRequest}]`,
  );
