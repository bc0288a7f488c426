import { describe, expect, it } from 'vitest';
import { signV1, stringToSignV1 } from '../../src/openapi/index.ts';

const SECRET = 'emulatorSecretExample';

/** A worked example, checked against the official SDKs. */
const EXAMPLE = new Map([
  ['AccessKeyId', 'LTAIemulatorExample'],
  ['Action', 'CreateVpc'],
  ['CidrBlock', '10.0.0.0/8'],
  ['ClientToken', '123e4567-e89b-12d3-a456-426655440000'],
  ['Description', "a b+c*d~e'f(g)h/i"],
  ['Format', 'JSON'],
  ['RegionId', 'cn-hangzhou'],
  ['SignatureMethod', 'HMAC-SHA1'],
  ['SignatureNonce', '6f1d0e1d5f0b4a1c9f6a4be0c1d2e3f4'],
  ['SignatureVersion', '1.0'],
  ['Tag.1.Key', 'env'],
  ['Tag.1.Value', '测试'],
  ['Timestamp', '2026-01-02T03:04:05Z'],
  ['Version', '2016-04-28'],
  ['VpcName', ''],
]);

describe('signature version 1.0', () => {
  it("reproduces the vendor's published example", () => {
    const parameters = new Map([
      ['Action', 'DescribeRegions'],
      ['AccessKeyId', 'testid'],
      ['Version', '2014-05-26'],
      ['Format', 'XML'],
      ['SignatureNonce', '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf'],
      ['Timestamp', '2016-02-23T12:46:24Z'],
      ['SignatureMethod', 'HMAC-SHA1'],
      ['SignatureVersion', '1.0'],
    ]);
    expect(signV1(stringToSignV1('GET', parameters), 'testsecret')).toBe('OLeaidS1JvxuMvnyHOwuJ+uX5qY=');
  });

  it('signs POST and GET differently', () => {
    expect(signV1(stringToSignV1('POST', EXAMPLE), SECRET)).toBe('g/ZQ44Cu7YX6gNgQLVFZ+WD9OaM=');
    expect(signV1(stringToSignV1('GET', EXAMPLE), SECRET)).toBe('dy1cdoxb8QQlTBZdAHD4G9r13BE=');
  });

  it('knows HMAC-SHA256', () => {
    const parameters = new Map([...EXAMPLE, ['SignatureMethod', 'HMAC-SHA256']]);
    const stringToSign = stringToSignV1('POST', parameters);
    expect(signV1(stringToSign, SECRET, 'HMAC-SHA256')).toBe('7EaCMYWFDcrRAHC7EimD6X3DGWxlmLZ5wOGs2y6m13U=');
  });

  it('signs a security token like any parameter', () => {
    const parameters = new Map([...EXAMPLE, ['SecurityToken', 'CAISexampleToken+/==']]);
    expect(signV1(stringToSignV1('POST', parameters), SECRET)).toBe('VrRgGSUdmOO867A6hA6wheK1tVg=');
  });

  it('leaves the signature itself out of what is signed', () => {
    expect(stringToSignV1('POST', new Map([...EXAMPLE, ['Signature', 'x']]))).toBe(stringToSignV1('POST', EXAMPLE));
  });

  it('sorts by name alone: Tag comes before Tag.1.Key', () => {
    const parameters = new Map([
      ['Tag.1.Key', 'k'],
      ['Tag', 'z'],
    ]);
    expect(stringToSignV1('GET', parameters)).toBe('GET&%2F&Tag%3Dz%26Tag.1.Key%3Dk');
  });
});
