import { assemble } from '../../src/cloud/assemble.ts';
import type { LogEntry } from '../../src/cloud/gateway/log.ts';
import type { WireAnswer, WireRequest } from '../../src/cloud/gateway/request.ts';
import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import { formatFlat, type Product } from '../../src/openapi/index.ts';
import { noteBatch, noteRefusal } from '../support/provoked-codes.ts';
import { type Answered, type Parameters, type Signing, signedParameters } from '../support/signed-request.ts';

export type { Parameters } from '../support/signed-request.ts';

const NO_KEY = { id: '', secret: '' };

/**
 * A local cloud in the process, lenient (test/cloud/interlocks.test.ts is about strict ones), without sockets and with a
 * clock that stands still until told: every request goes the whole way of the gateway, signature included.
 */
export function startCloud(options: LocalCloudOptions = {}) {
  const log = (entry: LogEntry): void => {
    noteRefusal(entry);
    options.log?.(entry);
  };
  const cloud = assemble({ timing: 'instant', strict: false, rateLimits: false, seed: 1, ...options, log });
  cloud.clock.freeze();
  let nonce = 0;

  /** A signed request as it goes over the wire. */
  const signed = (action: string, parameters: Parameters, signing: Signing): WireRequest => ({
    method: 'POST',
    target: `/?${formatFlat(signedParameters(action, parameters, signing))}`,
    headers: { host: '127.0.0.1' },
    body: new Uint8Array(),
  });

  /** Sends a signed request as the given access key (default: the first account's); the answer as it goes out. */
  const answer = (
    action: string,
    parameters: Parameters = {},
    { product = 'Vpc' as Product, key = cloud.world.accounts[0]?.accessKeys[0] ?? NO_KEY } = {},
  ): WireAnswer =>
    cloud.gateway.handle(signed(action, parameters, { product, key, time: cloud.clock.now(), nonce: String(++nonce) }));

  /** The same, decoded. */
  const send = <Body = Record<string, string>>(...request: globalThis.Parameters<typeof answer>): Answered<Body> => {
    const { status, body: text } = answer(...request);
    const body = JSON.parse(text);
    noteBatch(request[0], body);
    return { status, body };
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

  return { ...cloud, signed, answer, send, call, refusal, advance: (ms: number) => cloud.clock.advance(ms) };
}
