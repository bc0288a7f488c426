import {
  type FlatParameters,
  flatten,
  formatFlat,
  formatTime,
  type ParameterValue,
  PRODUCTS,
  type Product,
  signV1,
  stringToSignV1,
} from '../../src/openapi/index.ts';

export type Parameters = Readonly<Record<string, ParameterValue>>;

export interface Signing {
  readonly product?: Product;
  readonly key?: { readonly id: string; readonly secret: string };
  readonly method?: 'GET' | 'POST';
  /** ms since the epoch; default now. */
  readonly time?: number;
  readonly nonce?: string;
}

const LOCAL_KEY = { id: 'isthmus', secret: 'isthmus' };

/** The parameters of a V1 request, signature included. */
export function signedParameters(action: string, parameters: Parameters = {}, signing: Signing = {}): FlatParameters {
  const { product = 'Vpc', key = LOCAL_KEY, method = 'POST', time = Date.now() } = signing;
  const all = new Map([
    ['Action', action],
    ['Version', PRODUCTS[product]],
    ['Format', 'JSON'],
    ['AccessKeyId', key.id],
    ['SignatureMethod', 'HMAC-SHA1'],
    ['SignatureVersion', '1.0'],
    ['SignatureNonce', signing.nonce ?? crypto.randomUUID()],
    ['Timestamp', formatTime(time)],
    ...flatten(parameters),
  ]);
  all.set('Signature', signV1(stringToSignV1(method, all), key.secret));
  return all;
}

/** An answer of the cloud under test: the HTTP status and the decoded body, of the shape the caller states. */
export interface Answered<Body> {
  readonly status: number;
  readonly body: Body & { readonly RequestId: string; readonly Code?: string; readonly Message?: string };
}

/** Sends a signed request over HTTP. */
export async function send<Body = Record<string, string>>(
  url: string,
  action: string,
  parameters: Parameters = {},
  signing: Signing = {},
): Promise<Answered<Body>> {
  const response = await fetch(`${url}/?${formatFlat(signedParameters(action, parameters, signing))}`, {
    method: signing.method ?? 'POST',
  });
  return { status: response.status, body: (await response.json()) as Answered<Body>['body'] };
}

/** Sends a request that must succeed. @throws with code and message when it does not. */
export async function call<Body = Record<string, string>>(
  url: string,
  action: string,
  parameters: Parameters = {},
): Promise<Answered<Body>['body']> {
  const { status, body } = await send<Body>(url, action, parameters);
  if (status !== 200) throw new Error(`${action} answered ${status} ${body.Code}: ${body.Message}`);
  return body;
}
