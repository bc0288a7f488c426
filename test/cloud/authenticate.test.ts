import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/cloud/assemble.ts';
import { DEFAULT_ACCOUNT } from '../../src/cloud/index.ts';
import {
  canonicalRequestV3,
  formatFlat,
  formatTime,
  parseFlat,
  sha256Hex,
  signV1,
  signV3,
  stringToSignV1,
  stringToSignV3,
} from '../../src/openapi/index.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const TEMPORARY = {
  id: 'STS.temporary',
  secret: 'temporary-secret',
  securityToken: 'token+/==',
  expiresAt: NOW + 3_600_000,
};

function start() {
  const account = { ...DEFAULT_ACCOUNT, accessKeys: [...DEFAULT_ACCOUNT.accessKeys, TEMPORARY] };
  const { gateway, clock } = assemble({ clock: { now: () => NOW }, accounts: [account] });
  const answerTo = (method: string, target: string, headers: Record<string, string> = {}, body = '') => {
    const wire = { method, target, headers: { host: '127.0.0.1:1', ...headers }, body: new TextEncoder().encode(body) };
    const answer = gateway.handle(wire);
    return { status: answer.status, body: JSON.parse(answer.body), headers: answer.headers };
  };
  return { clock, answerTo };
}

let nonces = 0;

/** A V1 request for GetCallerIdentity; `changes` replace parameters before signing, undefined removes one. */
function v1(changes: Record<string, string | undefined> = {}, secret = 'isthmus', method = 'GET'): string {
  const all = {
    Action: 'GetCallerIdentity',
    Version: '2015-04-01',
    AccessKeyId: 'isthmus',
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: String(++nonces),
    Timestamp: formatTime(NOW),
    ...changes,
  };
  const parameters = new Map(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const algorithm = parameters.get('SignatureMethod') === 'HMAC-SHA256' ? 'HMAC-SHA256' : 'HMAC-SHA1';
  parameters.set('Signature', signV1(stringToSignV1(method, parameters), secret, algorithm));
  return `/?${formatFlat(parameters)}`;
}

/** A V3 request for GetCallerIdentity; `changes` replace headers before signing. */
function v3(changes: Record<string, string> = {}, secret = 'isthmus', body = ''): Record<string, string> {
  const headers: Record<string, string> = {
    host: '127.0.0.1:1',
    'x-acs-action': 'GetCallerIdentity',
    'x-acs-version': '2015-04-01',
    'x-acs-date': formatTime(NOW),
    'x-acs-signature-nonce': String(++nonces),
    'x-acs-content-sha256': sha256Hex(body),
    ...changes,
  };
  const names = Object.keys(headers).sort();
  const request = { method: 'POST', query: new Map(), headers, bodyHash: headers['x-acs-content-sha256'] ?? '' };
  const signature = signV3(stringToSignV3(canonicalRequestV3(request, names, false)), secret);
  const credential = `Credential=isthmus,SignedHeaders=${names.join(';')},Signature=${signature}`;
  return { ...headers, authorization: `ACS3-HMAC-SHA256 ${credential}` };
}

describe('a V1 request', () => {
  it('is answered when signed with HMAC-SHA1 or HMAC-SHA256, by GET or POST', () => {
    const { answerTo } = start();
    expect(answerTo('GET', v1()).body.AccountId).toBe(DEFAULT_ACCOUNT.id);
    expect(answerTo('GET', v1({ SignatureMethod: 'HMAC-SHA256' })).status).toBe(200);
    expect(answerTo('POST', v1({}, 'isthmus', 'POST')).status).toBe(200);
  });

  it('may bring its parameters in a form', () => {
    const { answerTo } = start();
    const form = v1({}, 'isthmus', 'POST').slice(2);
    expect(answerTo('POST', '/', { 'content-type': 'application/x-www-form-urlencoded' }, form).status).toBe(200);
  });

  it('is answered where query and form bring the same name, whichever of the two was signed', () => {
    const { answerTo } = start();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const signed of ['cn-hangzhou', 'cn-beijing']) {
      const target = v1({ RegionId: signed }, 'isthmus', 'POST');
      const query = new Map(parseFlat(target.slice(2)));
      query.set('RegionId', 'cn-hangzhou');
      expect(answerTo('POST', `/?${formatFlat(query)}`, type, 'RegionId=cn-beijing').status).toBe(200);
    }
  });

  it('is taken in the odd forms that real clients send: //? and an absolute target', () => {
    const { answerTo } = start();
    expect(answerTo('GET', `/${v1()}`).status).toBe(200);
    expect(answerTo('GET', `http://sts.aliyuncs.com${v1()}`).status).toBe(200);
  });

  it.each([
    ['AccessKeyId', 'MissingAccessKeyId'],
    ['SignatureMethod', 'MissingSignatureMethod'],
    ['SignatureNonce', 'MissingSignatureNonce'],
    ['Timestamp', 'MissingTimestamp'],
    ['Version', 'MissingVersion'],
    ['Action', 'MissingAction'],
  ])('without %s is refused with %s', (name, code) => {
    const answer = start().answerTo('GET', v1({ [name]: undefined }));
    expect([answer.status, answer.body.Code]).toEqual([400, code]);
  });

  it('without any signature is refused', () => {
    expect(start().answerTo('GET', '/?Action=DescribeVpcs&Version=2016-04-28').body.Code).toBe('MissingAccessKeyId');
  });

  it.each([
    [{ SignatureMethod: 'SHA256withRSA' }, 'InvalidSignatureMethod'],
    [{ Timestamp: '2026-01-02 03:04:05' }, 'InvalidTimeStamp.Format'],
    [{ Timestamp: formatTime(NOW - 15 * 60_000 - 1000) }, 'InvalidTimeStamp.Expired'],
    [{ Timestamp: formatTime(NOW + 15 * 60_000 + 1000) }, 'InvalidTimeStamp.Expired'],
    [{ AccessKeyId: 'nobody' }, 'InvalidAccessKeyId.NotFound'],
    [{ Version: '1999-01-01' }, 'InvalidVersion'],
    [{ Action: 'MakeCoffee' }, 'InvalidAction.NotFound'],
  ])('with %o is refused with %s', (changes, code) => {
    expect(start().answerTo('GET', v1(changes)).body.Code).toBe(code);
  });

  it('signed with another secret is told the string to sign, in the form that SDKs parse', () => {
    const target = v1({}, 'wrong');
    const answer = start().answerTo('GET', target);
    const expected = stringToSignV1('GET', parseFlat(target.slice(2)) ?? new Map());
    expect(answer.body).toMatchObject({
      Code: 'SignatureDoesNotMatch',
      Message: `Specified signature is not matched with our calculation. server string to sign is:${expected}`,
    });
    expect(answer.body.Message.split(':')[1]).toBe(expected);
  });

  it('is refused when a parameter was changed after signing, or the signature cut short', () => {
    const { answerTo } = start();
    expect(answerTo('GET', `${v1()}&RegionId=cn-beijing`).body.Code).toBe('SignatureDoesNotMatch');
    const cut = v1().replace(/Signature=[^&]*/, 'Signature=abc');
    expect(answerTo('GET', cut).body.Code).toBe('SignatureDoesNotMatch');
  });

  it('is refused when it is sent again', () => {
    const { answerTo } = start();
    const target = v1();
    expect(answerTo('GET', target).status).toBe(200);
    expect(answerTo('GET', target).body.Code).toBe('SignatureNonceUsed');
  });

  it('is refused when it is sent again a good while later, though others were sent meanwhile', () => {
    const { answerTo, clock } = start();
    const target = v1();
    expect(answerTo('GET', target).status).toBe(200);
    clock.advance(5 * 60_000);
    expect(answerTo('GET', v1()).status).toBe(200);
    expect(answerTo('GET', target).body.Code).toBe('SignatureNonceUsed');
  });

  it('is taken at the very edge of fifteen minutes, and not a second beyond', () => {
    const { answerTo } = start();
    const codeAt = (minutes: number, seconds: number): string =>
      answerTo('GET', v1({ Timestamp: formatTime(NOW + minutes * 60_000 + seconds * 1000) })).body.Code;
    expect([codeAt(-15, 0), codeAt(15, 0)]).toEqual([undefined, undefined]);
    expect([codeAt(-15, -1), codeAt(15, 1)]).toEqual(Array(2).fill('InvalidTimeStamp.Expired'));
  });

  it('dated ahead is still refused as a replay as long as its date would pass', () => {
    const { answerTo, clock } = start();
    const target = v1({ Timestamp: formatTime(NOW + 14 * 60_000) });
    expect(answerTo('GET', target).status).toBe(200);
    clock.advance(28 * 60_000);
    expect(answerTo('GET', target).body.Code).toBe('SignatureNonceUsed');
  });

  it('that failed to verify does not use up its nonce', () => {
    const { answerTo } = start();
    const SignatureNonce = 'once';
    answerTo('GET', v1({ SignatureNonce }, 'wrong'));
    expect(answerTo('GET', v1({ SignatureNonce })).status).toBe(200);
  });

  it('with a temporary key needs the very token that belongs to it', () => {
    const { answerTo } = start();
    const code = (SecurityToken: string | undefined): string =>
      answerTo('GET', v1({ AccessKeyId: TEMPORARY.id, SecurityToken }, TEMPORARY.secret)).body.Code;
    expect(code(TEMPORARY.securityToken)).toBeUndefined();
    expect(code(undefined)).toBe('MissingSecurityToken');
    expect(code('other')).toBe('InvalidSecurityToken.MismatchWithAccessKey');
  });

  it('is refused with a temporary key that has expired', () => {
    const { clock, answerTo } = start();
    const code = (): string => {
      const changes = { AccessKeyId: TEMPORARY.id, SecurityToken: TEMPORARY.securityToken };
      return answerTo('GET', v1({ ...changes, Timestamp: formatTime(clock.now()) }, TEMPORARY.secret)).body.Code;
    };
    clock.advance(TEMPORARY.expiresAt - NOW - 1);
    expect(code()).toBeUndefined();
    clock.advance(1);
    expect(code()).toBe('InvalidSecurityToken.Expired');
  });
});

describe('a V1 request with a JSON body', () => {
  it('means nothing by it: no signature covers it', () => {
    const { answerTo } = start();
    const headers = { host: '127.0.0.1', 'content-type': 'application/json' };
    expect(answerTo('GET', v1(), headers, '{"Action":"DescribeVpcs","Version":"2016-04-28"}').status).toBe(200);
  });
});

describe('a V3 request', () => {
  it('is answered, also with headers signed beyond the necessary', () => {
    const { answerTo } = start();
    expect(answerTo('POST', '/', v3()).status).toBe(200);
    expect(answerTo('POST', '/', v3({ accept: 'application/json', 'user-agent': 'x' })).status).toBe(200);
  });

  it('is refused when secret, header or body differ from what was signed', () => {
    const { answerTo } = start();
    const codes = [
      answerTo('POST', '/', v3({}, 'wrong')),
      answerTo('POST', '/', { ...v3(), 'x-acs-action': 'DescribeEndpoints', 'x-acs-version': '2015-06-12' }),
      answerTo('POST', '/', v3(), 'RegionId=cn-beijing'),
      answerTo('POST', '/?RegionId=cn-beijing', v3()),
    ].map(({ body }) => body.Code);
    expect(new Set(codes)).toEqual(new Set(['SignatureDoesNotMatch']));
  });

  it('may bring its parameters as a JSON object', () => {
    const { answerTo } = start();
    const json = (body: string) => {
      const headers = v3(
        { 'x-acs-action': 'DescribeEndpoints', 'x-acs-version': '2015-06-12', 'content-type': 'application/json' },
        'isthmus',
        body,
      );
      return answerTo('POST', '/', headers, body).body;
    };
    expect(json('{"Id":"cn-beijing","ServiceCode":"vpc","Type":null}')).toMatchObject({
      Endpoints: { Endpoint: [{ Id: 'cn-beijing' }] },
    });
    for (const body of [
      '[]',
      '"x"',
      'null',
      '{',
      '['.repeat(100_000),
      `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ]) {
      expect(json(body).Code).toBe('InvalidParameter');
    }
  });

  it('is refused when it leaves its action or date unsigned', () => {
    const { authorization = '', ...headers } = v3();
    const fewer = authorization.replace('x-acs-date;', '');
    expect(start().answerTo('POST', '/', { ...headers, authorization: fewer }).body.Code).toBe('IncompleteSignature');
  });

  it('is refused when it is sent again or out of date', () => {
    const { answerTo } = start();
    const headers = v3();
    answerTo('POST', '/', headers);
    expect(answerTo('POST', '/', headers).body.Code).toBe('SignatureNonceUsed');
    expect(answerTo('POST', '/', v3({ 'x-acs-date': '2025-01-01T00:00:00Z' })).body.Code).toBe(
      'InvalidTimeStamp.Expired',
    );
  });

  it('with an algorithm that is not served is told so', () => {
    const headers = v3();
    const authorization = headers.authorization?.replace('HMAC-SHA256', 'HMAC-SM3') ?? '';
    expect(start().answerTo('POST', '/', { ...headers, authorization }).body.Code).toBe('InvalidSignatureMethod');
  });
});

describe('any answer', () => {
  it('carries its request id in body and header', () => {
    const answer = start().answerTo('GET', v1());
    expect(answer.body.RequestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(answer.headers['x-acs-request-id']).toBe(answer.body.RequestId);
  });

  it('to an action that is not emulated names it and what is emulated', () => {
    const { body, status } = start().answerTo('GET', v1({ Action: 'AssumeRole' }));
    expect([status, body.Code]).toEqual([404, 'InvalidAction.NotFound']);
    expect(body.Message).toContain('does not emulate Sts AssumeRole; it emulates GetCallerIdentity.');
  });

  it('to a method other than GET and POST is a refusal', () => {
    expect(start().answerTo('PUT', v1()).body.Code).toBe('UnsupportedHTTPMethod');
  });

  it('to parameters that cannot be decoded is a refusal', () => {
    expect(start().answerTo('GET', '/?Action=%zz').body.Code).toBe('InvalidParameter');
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(start().answerTo('POST', '/', type, 'Action=%zz').body.Code).toBe('InvalidParameter');
  });
});
