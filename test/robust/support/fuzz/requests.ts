import type { Action } from '../../../../src/cloud/action.ts';
import { ACTIONS } from '../../../../src/cloud/actions.ts';
import type { WireRequest } from '../../../../src/cloud/gateway/request.ts';
import {
  canonicalRequestV3,
  flatten,
  formatFlat,
  formatTime,
  PRODUCTS,
  parseFlat,
  sha256Hex,
  signV3,
  stringToSignV3,
} from '../../../../src/openapi/index.ts';
import type { Chance } from '../../../support/chance.ts';
import { type Parameters, signedParameters } from '../../../support/signed-request.ts';
import { plausible } from '../plausible.ts';
import type { Pool } from '../pool.ts';

const KEY = { id: 'isthmus', secret: 'isthmus' };
const NO_BODY = new Uint8Array();

/** Actions, the ones that make what the others need more often than the rest. */
const DRAWN: readonly Action[] = ACTIONS.flatMap((action) => {
  const makes = /^(Create|Run|Associate|Connect|Activate|Attach)/.test(action.name);
  return Array.from({ length: makes ? 3 : 1 }, () => action);
});

/** A genuine request: signed, in one of the ways that clients sign, with parameters that are mostly meant. */
export function genuine(chance: Chance, pool: Pool, now: number): WireRequest {
  const action = chance.pick(DRAWN);
  const parameters: Parameters = {
    ...plausible(action.parameters, chance, pool),
    ...(chance.once(0.03) ? { Format: 'XML' } : {}),
    ...(chance.once(0.02) ? { [`Unknown${chance.below(100)}`]: 'x' } : {}),
  };
  const nonce = `${chance.below(2 ** 32)}-${chance.below(2 ** 32)}`;
  if (chance.once(0.15)) return signedV3(action, parameters, nonce, now);
  const method = chance.pick(['GET', 'POST', 'POST'] as const);
  const text = formatFlat(
    signedParameters(action.name, parameters, { product: action.product, method, time: now, nonce }),
  );
  if (method === 'POST' && chance.once(0.3)) {
    const headers = { host: '127.0.0.1', 'content-type': 'application/x-www-form-urlencoded' };
    return { method, target: '/', headers, body: Buffer.from(text) };
  }
  return { method, target: `/?${text}`, headers: { host: '127.0.0.1' }, body: NO_BODY };
}

function signedV3(action: Action, parameters: Parameters, nonce: string, now: number): WireRequest {
  const query = formatFlat(flatten(parameters));
  const headers: Record<string, string> = {
    host: '127.0.0.1',
    'x-acs-action': action.name,
    'x-acs-version': PRODUCTS[action.product],
    'x-acs-date': formatTime(now),
    'x-acs-signature-nonce': nonce,
    'x-acs-content-sha256': sha256Hex(''),
  };
  const signed = Object.keys(headers).sort();
  const bodyHash = sha256Hex('');
  const request = { method: 'POST', query: parseFlat(query) ?? new Map(), headers, bodyHash };
  const signature = signV3(stringToSignV3(canonicalRequestV3(request, signed, false)), KEY.secret);
  const fields = `Credential=${KEY.id},SignedHeaders=${signed.join(';')},Signature=${signature}`;
  headers.authorization = `ACS3-HMAC-SHA256 ${fields}`;
  return { method: 'POST', target: query === '' ? '/' : `/?${query}`, headers, body: NO_BODY };
}

/** The same request, spoilt in some way between client and server. */
export function mutated(request: WireRequest, chance: Chance): WireRequest {
  return chance.pick(MUTATIONS)(request, chance);
}

type Mutation = (request: WireRequest, chance: Chance) => WireRequest;

const retargeted = (request: WireRequest, change: (target: string) => string): WireRequest => ({
  ...request,
  target: change(request.target),
});

const splice = (text: string, chance: Chance, inserted: string): string => {
  const at = chance.below(text.length + 1);
  return text.slice(0, at) + inserted + text.slice(at + chance.below(4));
};

const MUTATIONS: readonly Mutation[] = [
  (request, chance) =>
    retargeted(request, (target) =>
      splice(target, chance, chance.pick(['%', '%zz', '%ff', '%00', '&', '=', '+', '\t', 'é', '#', ';', '"'])),
    ),
  (request, chance) => retargeted(request, (target) => target.slice(0, chance.below(target.length))),
  (request, chance) =>
    retargeted(
      request,
      (target) => `${target}&${chance.pick(['VpcId', 'Action', 'Signature', 'AccessKeyId', 'Version'])}=x`,
    ),
  (request) =>
    retargeted(request, (target) => target.replace(/Signature=[^&]*/, 'Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D')),
  (request) => retargeted(request, (target) => target.replace(/Timestamp=[^&]*/, 'Timestamp=2019-02-30T00%3A00%3A00Z')),
  (request) => retargeted(request, (target) => target.replace(/AccessKeyId=[^&]*/, 'AccessKeyId=nobody')),
  (request, chance) =>
    retargeted(request, (target) =>
      target.replace(/SignatureMethod=[^&]*/, `SignatureMethod=${chance.pick(['HMAC-SHA256', 'MD5', 'toString', ''])}`),
    ),
  (request, chance) => retargeted(request, (target) => `${target}&A=${'x'.repeat(chance.below(20_000))}`),
  (request, chance) => retargeted(request, (target) => target + '&a=b'.repeat(chance.below(2000))),
  (request, chance) =>
    retargeted(
      request,
      (target) => target + Array.from({ length: chance.below(300) }, (_, index) => `&Tag.${index * 7}.Key=k`).join(''),
    ),
  (request, chance) =>
    retargeted(
      request,
      (target) => `${chance.pick(['//', 'http://127.0.0.1', '/a/../b', '*', '/\\'])}${target.slice(1)}`,
    ),
  (request, chance) => ({ ...request, method: chance.pick(['PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'get']) }),
  (request, chance) => ({
    ...request,
    headers: {
      ...request.headers,
      'content-type': chance.pick([
        'application/json',
        'multipart/form-data; boundary=x',
        'text/plain',
        '',
        'application/x-www-form-urlencoded; charset=gbk',
      ]),
    },
  }),
  (request, chance) => ({
    ...request,
    body: Buffer.from(Array.from({ length: chance.below(2000) }, () => chance.below(256))),
  }),
  (request, chance) => ({ ...request, body: Buffer.from(`a=${'%41'.repeat(chance.below(30_000))}&=&&b`) }),
  (request, chance) => ({
    ...request,
    headers: {
      ...request.headers,
      authorization: chance.pick([
        'ACS3-HMAC-SHA256',
        'ACS3-HMAC-SHA256 Credential=,SignedHeaders=;;,Signature=',
        'ACS3-RSA x',
        'Basic YTpi',
        'ACS3-HMAC-SHA256 Credential=isthmus,SignedHeaders=host,Signature=00',
      ]),
    },
  }),
  (request, chance) => ({
    ...request,
    headers: {
      ...request.headers,
      'x-acs-action': chance.pick(['__proto__', 'DescribeVpcs', 'é', 'x'.repeat(5000)]),
      'x-acs-version': '2016-04-28',
    },
  }),
  (request) => ({ ...request, headers: { host: '127.0.0.1' } }),
];
