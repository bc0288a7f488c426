import { assemble, type LocalCloudOptions } from '../../src/cloud/local-cloud.ts';
import {
  flatten,
  formatFlat,
  formatTime,
  type ParameterValue,
  PRODUCTS,
  type Product,
  signV1,
  stringToSignV1,
} from '../../src/openapi/index.ts';

/** An answer of the cloud under test: the HTTP status and the decoded body, of the shape the caller states. */
export interface Answered<Body> {
  readonly status: number;
  readonly body: Body & { readonly RequestId: string; readonly Code?: string; readonly Message?: string };
}

export type Parameters = Readonly<Record<string, ParameterValue>>;

/**
 * A local cloud in the process, without sockets and with a clock that stands still until told: every request goes the
 * whole way of the gateway, signature included.
 */
export function startCloud(options: LocalCloudOptions = {}) {
  const cloud = assemble({ timing: 'instant', rateLimits: false, seed: 1, ...options });
  cloud.clock.freeze();
  let nonce = 0;

  /** Sends a signed request as the given access key (default: the first account's). */
  const send = <Body = Record<string, string>>(
    action: string,
    parameters: Parameters = {},
    { product = 'Vpc' as Product, key = cloud.world.accounts[0]?.accessKeys[0] } = {},
  ): Answered<Body> => {
    const all = new Map([
      ...flatten(parameters),
      ['Action', action],
      ['Version', PRODUCTS[product]],
      ['Format', 'JSON'],
      ['AccessKeyId', key?.id ?? ''],
      ['SignatureMethod', 'HMAC-SHA1'],
      ['SignatureVersion', '1.0'],
      ['SignatureNonce', String(++nonce)],
      ['Timestamp', formatTime(cloud.clock.now())],
    ]);
    all.set('Signature', signV1(stringToSignV1('POST', all), key?.secret ?? ''));
    const answer = cloud.gateway.handle({
      method: 'POST',
      target: `/?${formatFlat(all)}`,
      headers: { host: '127.0.0.1' },
      body: new Uint8Array(),
    });
    return { status: answer.status, body: JSON.parse(answer.body) };
  };

  /** Sends a request that must succeed, and returns its body. @throws with code and message when it does not. */
  const call = <Body = Record<string, string>>(action: string, parameters: Parameters = {}): Answered<Body>['body'] => {
    const { status, body } = send<Body>(action, parameters);
    if (status !== 200) throw new Error(`${action} answered ${status} ${body.Code}: ${body.Message}`);
    return body;
  };

  /** Sends a request that must be refused; returns `<status> <Code>`. */
  const refusal = (action: string, parameters: Parameters = {}): string => {
    const { status, body } = send(action, parameters);
    if (status === 200) throw new Error(`${action} was not refused`);
    return `${status} ${body.Code}`;
  };

  return { ...cloud, send, call, refusal, advance: (ms: number) => cloud.clock.advance(ms) };
}
