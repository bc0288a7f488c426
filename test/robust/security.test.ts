import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/cloud/assemble.ts';
import { LocalCloud } from '../../src/cloud/index.ts';
import { formatFlat, parseFlat } from '../../src/openapi/index.ts';
import { startCloud } from '../cloud/support.ts';
import { chanceOf } from '../support/chance.ts';
import { signedParameters } from '../support/signed-request.ts';
import { Wire } from './support/fuzz/exchange.ts';
import { genuine } from './support/fuzz/requests.ts';
import { Pool } from './support/pool.ts';

const SECRET = 'a-secret-that-is-nowhere-else';
const ACCOUNT = {
  id: '1111222233334444',
  accessKeys: [{ id: 'key-id', secret: SECRET, securityToken: 'a-token-that-is-nowhere-else' }],
  resourceGroups: [{ id: 'rg-acfmxazb4ph6aiy', name: 'default', displayName: 'default' }],
};
const NO_BODY = new Uint8Array();
const HEADERS = { host: '127.0.0.1' };

describe('a signature', () => {
  const cloud = startCloud();
  const handle = (target: string): number =>
    cloud.gateway.handle({ method: 'POST', target, headers: HEADERS, body: NO_BODY }).status;
  const fresh = (): ReadonlyMap<string, string> =>
    signedParameters('CreateVpc', { VpcName: 'mine', CidrBlock: '10.0.0.0/8' }, { time: cloud.clock.now() });
  const vpcs = () => cloud.world.store.tables.vpcs.count({});

  it('covers every parameter: none may be changed, added or taken away on the way', () => {
    for (const name of fresh().keys()) {
      const genuineRequest = fresh();
      const changed = new Map([...genuineRequest, [name, `${genuineRequest.get(name)}x`]]);
      expect([name, handle(`/?${formatFlat(changed)}`)]).toEqual([
        name,
        expect.toSatisfy((code: number) => code >= 400),
      ]);
      const without = new Map([...genuineRequest].filter(([other]) => other !== name));
      // Format alone decides nothing but the answer's spelling, and is signed all the same.
      expect([name, handle(`/?${formatFlat(without)}`)]).toEqual([
        name,
        expect.toSatisfy((code: number) => code >= 400),
      ]);
    }
    expect(handle(`/?${formatFlat(fresh())}&Description=added`)).toBe(400);
    expect(vpcs()).toBe(0);
  });

  it('cut anywhere is none', () => {
    const text = `/?${formatFlat(fresh())}`;
    for (let length = 1; length < text.length; length++) expect(handle(text.slice(0, length))).not.toBe(200);
    expect(vpcs()).toBe(0);
  });

  it('forged at random is refused, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.oneof(fc.base64String(), fc.string()), (signature) => {
        expect(handle(`/?${formatFlat(new Map([...fresh(), ['Signature', signature]]))}`)).toBe(400);
      }),
    );
    expect(vpcs()).toBe(0);
  });

  it('is good once: the same request, by any connection or spelling, has no second effect', () => {
    const text = formatFlat(fresh());
    expect(handle(`/?${text}`)).toBe(200);
    const reordered = [...(parseFlat(text) ?? [])].reverse();
    for (const again of [`/?${text}`, `//?${text}`, `/?${formatFlat(reordered)}`, `/?${text}&`])
      expect(handle(again)).toBe(400);
    expect(vpcs()).toBe(1);
  });

  it('of another time is refused: a quarter of an hour either way, to the second', () => {
    const at = (seconds: number): number => {
      const time = Math.floor(cloud.clock.now() / 1000) * 1000 + seconds * 1000;
      // Clients' own clock is heeded too, so both must be out of reach.
      return handle(`/?${formatFlat(signedParameters('DescribeVpcs', {}, { time }))}`);
    };
    expect([at(-901), at(-890), at(890), at(902)]).toEqual([400, 200, 200, 400]);
  });
});

describe('what looks like SQL, a path or a prototype', () => {
  const NASTY = [
    "' OR '1'='1",
    "x'; DROP TABLE vpc; --",
    '" UNION SELECT * FROM token --',
    '../../../../etc/passwd',
    '%2e%2e%2f',
    'C:\\windows\\system32',
    '\u0000',
    '__proto__',
    'constructor',
    '{{7*7}}',
    '<img src=x onerror=alert(1)>',
    '$(reboot)',
  ];

  it.each(NASTY)('is an id like any other that nobody has, and a name that comes back as it was: %j', (text) => {
    const { call, send, world } = startCloud();
    const { VpcId } = call('CreateVpc', { Description: text });
    expect(call<{ Vpcs: { Vpc: readonly { Description: string }[] } }>('DescribeVpcs').Vpcs.Vpc[0]?.Description).toBe(
      text,
    );
    expect(call('DescribeVpcs', { VpcId: text })).toMatchObject({ TotalCount: 0 });
    expect(call('DescribeVpcs', { VpcName: text })).toMatchObject({ TotalCount: 0 });
    for (const action of ['DescribeVpcAttribute', 'DeleteVpc'])
      expect(send(action, { VpcId: text }).status).not.toBe(200);
    expect(send(text, {}).status).not.toBe(200);
    expect(send('DescribeVpcs', { RegionId: text }).status).not.toBe(200);
    expect(send('DescribeVpcs', { [text]: text }).status).toBe(200);
    expect(world.store.tables.vpcs.find({}).map((vpc) => vpc.id)).toEqual([VpcId]);
    expect(Object.prototype).not.toHaveProperty('Description');
  });
});

describe('secrets', () => {
  it('are in no answer and in no log entry, whatever is asked and however it fails', () => {
    const { gateway, requests, clock } = assemble({ accounts: [ACCOUNT], seed: 1 });
    clock.freeze();
    const chance = chanceOf(3);
    const said: string[] = [];
    const [key] = ACCOUNT.accessKeys;
    for (let count = 0; count < 400; count++) {
      const token = chance.once(0.9) ? { SecurityToken: key?.securityToken } : {};
      const parameters = {
        ...token,
        Password: 'a-password-that-is-nowhere-else',
        UserSecret: SECRET,
        PageSize: chance.below(60),
      };
      const signing = { time: clock.now(), key: chance.once(0.8) ? key : { id: 'key-id', secret: 'wrong' } };
      const all = signedParameters(
        chance.pick(['DescribeVpcs', 'CreateVpc', 'RunInstances', 'Nothing']),
        parameters,
        signing as never,
      );
      const { body } = gateway.handle({
        method: 'POST',
        target: `/?${formatFlat(all)}`,
        headers: HEADERS,
        body: NO_BODY,
      });
      // Its own string to sign is quoted to a client whose signature is wrong; SDKs compare it with theirs.
      if (!body.includes('"SignatureDoesNotMatch"')) said.push(body);
    }
    const log = JSON.stringify(requests.entries());
    expect(said.length).toBeGreaterThan(200);
    for (const text of [said.join(), log]) expect(text).not.toMatch(/nowhere-else/);
    expect(log).not.toMatch(/"Signature"|AccessKeyId|key-id/);
  });

  it('and our own mishaps show a client nothing of the machine', () => {
    const { gateway, world, requests } = assemble({ seed: 1 });
    world.store.close();
    const target = `/?${formatFlat(signedParameters('CreateVpc'))}`;
    const { status, body } = gateway.handle({ method: 'POST', target, headers: HEADERS, body: NO_BODY });
    expect([status, JSON.parse(body).Code]).toEqual([500, 'InternalError']);
    expect(body).not.toMatch(/sqlite|database|node:|\.ts|\/src\/|at /i);
    expect(requests.entries()[0]?.crash).toMatch(/Store\.transaction/);
  });
});

describe('on its socket, the cloud', () => {
  const whileServing = async (work: (cloud: LocalCloud) => Promise<void>): Promise<void> => {
    const cloud = await LocalCloud.start({ rateLimits: false });
    try {
      await work(cloud);
    } finally {
      await cloud.stop();
    }
  };

  it('never lets a page of another origin read an answer', () =>
    whileServing(async (cloud) => {
      const origin = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const { headers } = await fetch(`${cloud.url}/?Action=DescribeVpcs`, { method, headers: origin });
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
        expect(headers.get('content-type')).not.toMatch(/html/);
      }
    }));

  it('takes headers of 60 KiB and a body of 1 MiB, and refuses more', () =>
    whileServing(async (cloud) => {
      const answered = async (bytes: string): Promise<readonly number[] | undefined> => {
        const wire = new Wire(cloud.port);
        wire.write(bytes);
        const exchange = await wire.expect(1);
        wire.vanish();
        return exchange?.statuses;
      };
      const withHeader = (size: number): string =>
        `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(size)}\r\n\r\n`;
      const withBody = (size: number): string =>
        `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${size}\r\n\r\n${'x'.repeat(size)}`;
      expect(await answered(withHeader(60 * 1024))).toEqual([400]);
      expect(await answered(withHeader(80 * 1024))).toEqual([431]);
      expect(await answered(withBody(1024 * 1024))).toEqual([400]);
      expect(await answered(withBody(1024 * 1024 + 1))).toEqual([413]);
    }));

  it('ends a connection whose client is done before it said anything', () =>
    whileServing(async (cloud) => {
      const wire = new Wire(cloud.port);
      wire.finish();
      expect(await wire.expect(1)).toEqual({ statuses: [], closed: true });
    }));

  it('answers others while many connections dawdle over their headers', () =>
    whileServing(async (cloud) => {
      const slow = Array.from({ length: 300 }, () => new Wire(cloud.port));
      for (const wire of slow) wire.write('POST / HTTP/1.1\r\nHost: loc');
      const request = genuine(chanceOf(1), new Pool(), Date.now());
      expect((await fetch(`${cloud.url}${request.target}`, { method: 'POST' })).status).toBeLessThan(500);
      for (const wire of slow) wire.write('alhost\r\nContent-Length: 0\r\n\r\n');
      for (const wire of slow) expect((await wire.expect(1))?.statuses).toEqual([400]);
      for (const wire of slow) wire.vanish();
    }));
});
