import { describe, expect, it } from 'vitest';
import {
  canonicalRequestV3,
  parseV3Authorization,
  sha256Hex,
  signV3,
  stringToSignV3,
  type V3Request,
} from '../../src/openapi/index.ts';

const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const SECRET = 'emulatorSecretExample';

/** A worked example, checked against `OpenApiUtil.getAuthorization` of the official SDK. */
const EXAMPLE_A: V3Request = {
  method: 'POST',
  query: new Map([
    ['VpcName', ''],
    ['Tag.1.Value', "x*~!'()/中"],
    ['Tag.1.Key', 'a b'],
    ['RegionId', 'cn-hangzhou'],
    ['PageSize', '10'],
    ['IsDefault', 'false'],
  ]),
  headers: {
    host: '127.0.0.1:8080',
    'x-acs-action': 'DescribeVpcs',
    'x-acs-content-sha256': EMPTY_HASH,
    'x-acs-credentials-provider': 'static_ak',
    'x-acs-date': '2026-01-02T03:04:05Z',
    'x-acs-signature-nonce': '0c7f3a3f2f0d4bb1a5b7d6e8f9a0b1c2',
    'x-acs-version': '2016-04-28',
  },
  bodyHash: EMPTY_HASH,
};

describe('signature ACS3-HMAC-SHA256', () => {
  it("reproduces the vendor's published example", () => {
    const headers = {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-content-sha256': EMPTY_HASH,
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-version': '2014-05-26',
    };
    const query = new Map([
      ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
      ['RegionId', 'cn-shanghai'],
    ]);
    const canonical = canonicalRequestV3(
      { method: 'POST', query, headers, bodyHash: EMPTY_HASH },
      Object.keys(headers),
      false,
    );
    expect(sha256Hex(canonical)).toBe('7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259');
    expect(signV3(stringToSignV3(canonical), 'YourAccessKeySecret')).toBe(
      '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  it('finds a header that the client names in other letters', () => {
    const canonical = canonicalRequestV3(EXAMPLE_A, ['Host', 'X-Acs-Action'], false);
    expect(canonical).toContain('\nHost:127.0.0.1:8080\nX-Acs-Action:DescribeVpcs\n\nHost;X-Acs-Action\n');
  });

  it('signs an empty body with query parameters', () => {
    const canonical = canonicalRequestV3(EXAMPLE_A, Object.keys(EXAMPLE_A.headers), false);
    expect(sha256Hex(canonical)).toBe('151fcc5c04c8b6ca0af784d5ac065fcfdf0810c38702e477c7902369cb8ecdb7');
    expect(signV3(stringToSignV3(canonical), SECRET)).toBe(
      '1e307b6283fbe4d94ad1a0e07f3998bd1334ed420316c12cbe345f13a89e3016',
    );
  });

  it('covers a form body by the hash of its bytes as sent', () => {
    const body =
      "TunnelOptionsSpecification.1.CustomerGatewayId=cgw%201&TunnelOptionsSpecification.1.TunnelIkeConfig.Psk=a*'b";
    const bodyHash = sha256Hex(body);
    expect(bodyHash).toBe('a41868485ff06112e479274ae56cecc3e57f66b4594a84ab2d11e57d366c6107');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      host: '127.0.0.1:8080',
      'x-acs-accesskey-id': 'LTAIemulatorExample',
      'x-acs-action': 'CreateVpnConnection',
      'x-acs-content-sha256': bodyHash,
      'x-acs-credentials-provider': 'static_sts',
      'x-acs-date': '2026-01-02T03:04:05Z',
      'x-acs-security-token': 'CAISexampleToken+/==',
      'x-acs-signature-nonce': '0c7f3a3f2f0d4bb1a5b7d6e8f9a0b1c3',
      'x-acs-version': '2016-04-28',
    };
    const request = { method: 'POST', query: new Map([['RegionId', 'cn-hangzhou']]), headers, bodyHash };
    const canonical = canonicalRequestV3(request, Object.keys(headers), false);
    expect(signV3(stringToSignV3(canonical), SECRET)).toBe(
      '57f573cfc6ee675051edba4c289ed21c4c49630bd4f9bd066579dc184d192a27',
    );
  });

  it('reads the Authorization header by field name, whatever the order', () => {
    const header = 'ACS3-HMAC-SHA256 Credential=ak,Signature=ff,SignedHeaders=host;x-acs-action';
    expect(parseV3Authorization(header)).toEqual({
      algorithm: 'ACS3-HMAC-SHA256',
      accessKeyId: 'ak',
      signedHeaders: ['host', 'x-acs-action'],
      signature: 'ff',
    });
  });

  it.each(['', 'ACS3-HMAC-SHA256', 'ACS3-HMAC-SHA256 Credential=ak', 'ACS3-HMAC-SHA256 Signature=ff,Credential=ak'])(
    'makes nothing of an incomplete header: %s',
    (header) => {
      expect(parseV3Authorization(header)).toBeUndefined();
    },
  );
});
