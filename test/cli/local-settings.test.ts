import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call, send } from '../support/signed-request.ts';
import { run } from './harness.ts';
import { makeRoom, Process } from './spawn.ts';

const FILES = {
  'networks.yaml':
    'networks:\n  app: { vpc: vpc-bp1app, cidr: 10.0.0.0/16, vSwitches: [{ name: one, zone: h, cidr: 10.0.1.0/24 }] }\n',
  'accounts.yaml':
    'accounts:\n  - id: "1000000000000001"\n    accessKeys: [{ id: mine, secret: hush }]\n    resourceGroups: [{ id: rg-one, name: one }]\n' +
    '  - id: "1000000000000002"\n    accessKeys: [{ id: other, secret: hush, securityToken: tok }]\n',
  'regions.yaml': 'regions:\n  - { id: cn-hangzhou, zones: [h, i] }\n  - { id: xx-lab-1, zones: [a], name: The lab }\n',
  'times.yaml': 'createVpc: 1m\ncreateVSwitch: 5\n',
  'quotas.yaml': 'vpcsPerRegion: 1\n',
};

function room(files: Readonly<Record<string, string>> = FILES) {
  const made = makeRoom();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made.directory, name), text);
  return made;
}

describe('isthmus local', () => {
  test('starts with what its files say', async () => {
    const server = new Process(
      [
        'local',
        '--port',
        '0',
        '--quiet',
        '--init',
        'networks.yaml',
        '--accounts',
        'accounts.yaml',
        '--regions',
        'regions.yaml',
      ].concat([
        '--timing',
        'times.yaml',
        '--quotas',
        'quotas.yaml',
        '--quotas',
        'vpcsPerRegion=3',
        '--region',
        'cn-hangzhou',
      ]),
      room(),
    );
    await server.shows(/ready http/);
    const url = /ready (\S+)/.exec(server.out)?.[1] ?? '';
    const key = { id: 'mine', secret: 'hush' };
    const ask = async (action: string, parameters = {}, product: 'Vpc' | 'Sts' | 'ResourceManager' = 'Vpc') =>
      (await send<Record<string, unknown>>(url, action, parameters, { key, product })).body;
    expect(await ask('GetCallerIdentity', {}, 'Sts')).toMatchObject({ AccountId: '1000000000000001' });
    expect(await ask('DescribeVpcAttribute', { VpcId: 'vpc-bp1app' })).toMatchObject({ Status: 'Available' });
    expect(await ask('ListResourceGroups', {}, 'ResourceManager')).toMatchObject({
      ResourceGroups: { ResourceGroup: [{ Id: 'rg-one', DisplayName: 'one' }] },
    });
    expect(await ask('DescribeRegions')).toMatchObject({
      Regions: { Region: [{ RegionId: 'cn-hangzhou' }, { RegionId: 'xx-lab-1', LocalName: 'The lab' }] },
    });
    expect(await ask('DescribeZones', { RegionId: 'xx-lab-1' })).toMatchObject({
      Zones: { Zone: [{ ZoneId: 'xx-lab-1a' }] },
    });
    const { VpcId } = await ask('CreateVpc');
    // It takes a minute, and strict as it is, nothing can be done in it meanwhile.
    expect(
      await ask('CreateVSwitch', { VpcId: String(VpcId), ZoneId: 'cn-hangzhou-h', CidrBlock: '172.16.0.0/24' }),
    ).toMatchObject({
      Code: 'IncorrectVpcStatus',
    });
    await ask('CreateVpc');
    expect(await ask('CreateVpc')).toMatchObject({ Code: 'QuotaExceeded.Vpc' });
    // A reset brings back what the file says.
    await fetch(`${url}/_isthmus/reset`, { method: 'POST' });
    expect(await ask('DescribeVpcs')).toMatchObject({ TotalCount: 1 });
    expect(await ask('DescribeVSwitches', { VpcId: 'vpc-bp1app' })).toMatchObject({ TotalCount: 1 });
  });

  test('a folder that holds something already is not filled again', async () => {
    const place = room();
    for (const _ of ['first', 'second']) {
      const server = new Process(
        ['local', '--port', '0', '--quiet', '--init', 'networks.yaml', '--data', 'kept'],
        place,
      );
      await server.shows(/ready http/);
      expect(await call(/ready (\S+)/.exec(server.out)?.[1] ?? '', 'DescribeVpcs')).toMatchObject({ TotalCount: 1 });
      server.child.kill('SIGINT');
      await server.ended;
    }
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>, readonly string[]]>([
    ['flags that exclude each other', ['--strict', '--lenient'], {}, ['--strict and --lenient exclude each other.']],
    ['two times', ['--instant', '--timing', 'slow'], {}, ['--instant and --timing exclude each other.']],
    ['a file that is not there', ['--init', 'none.yaml'], {}, ['There is no file', 'none.yaml', 'at --init']],
    [
      'an unknown quota',
      ['--quotas', 'vpcPerRegion=1'],
      {},
      ['there is no quota "vpcPerRegion"', 'Did you mean vpcsPerRegion?'],
    ],
    ['a quota that is no number', ['--quotas', 'vpcsPerRegion=many'], {}, ['it must be a whole number']],
    [
      'a mistake in a file',
      ['--quotas', 'q.yaml'],
      { 'q.yaml': 'vpcsPerRegion: -1\n' },
      ['1 mistake in the file.', 'q.yaml:1:1', 'a whole number from 0'],
    ],
    [
      'mistakes in accounts',
      ['--accounts', 'a.yaml'],
      { 'a.yaml': 'accounts:\n  - id: 1\n    accessKeys: []\n' },
      ['2 mistakes', 'a.yaml:2:9', 'in quotes', 'a.yaml:3:17', 'at least one access key'],
    ],
    [
      'a key that is there twice',
      ['--accounts', 'a.yaml'],
      {
        'a.yaml':
          'accounts:\n  - id: "1"\n    accessKeys: [{ id: k, secret: s }]\n  - id: "2"\n    accessKeys: [{ id: k, secret: s }]\n',
      },
      ['a.yaml:5:', 'access key k is there twice'],
    ],
    [
      'a region that is there twice',
      ['--regions', 'r.yaml'],
      { 'r.yaml': 'regions: [{ id: cn-x, zones: [a] }, { id: cn-x, zones: [b] }]\n' },
      ['cn-x is there twice'],
    ],
    [
      'regions whose ids would look alike',
      ['--regions', 'r.yaml'],
      { 'r.yaml': 'regions: [{ id: cn-hangzhou, zones: [a] }, { id: cn-x, zones: [b], code: bp1 }]\n' },
      ['begin like another'],
    ],
    [
      'a time that is none',
      ['--timing', 't.yaml'],
      { 't.yaml': 'createVpc: soon\n' },
      ['t.yaml:1:1', 'createVpc', 'a length of time such as'],
    ],
    [
      'a transition that is none',
      ['--timing', 't.yaml'],
      { 't.yaml': 'createVcp: 1s\n' },
      ['there is no "createVcp"', 'did you mean "createVpc"?'],
    ],
    [
      'what the cloud refuses',
      ['--init', 'i.yaml'],
      { 'i.yaml': 'networks:\n  a:\n    cidr: 127.0.0.0/8\n' },
      ['1 mistake in the file.', 'i.yaml:3:5', 'CreateVpc answers InvalidParameter'],
    ],
    [
      'a region that is not served',
      ['--region', 'cn-nowhere'],
      {},
      ['The default region cn-nowhere is not among the regions served: cn-qingdao, cn-beijing, '],
    ],
    [
      'a profile of times that is none',
      ['--timing', 'warp'],
      {},
      ['There is no file', 'warp', 'at --timing', '--timing takes realistic, instant, slow, or a file of times'],
    ],
    [
      'a zone that is there twice',
      ['--regions', 'r.yaml'],
      { 'r.yaml': 'regions:\n  - { id: xx-lab, zones: [a, b, xx-lab-a] }\n' },
      ['r.yaml:2:33', 'regions[0].zones[2]: xx-lab-a is there twice'],
    ],
    [
      'an account without a default resource group',
      ['--accounts', 'a.yaml'],
      { 'a.yaml': 'accounts:\n  - { id: "1", accessKeys: [{ id: k, secret: s }], resourceGroups: [] }\n' },
      ['a.yaml:2:', 'at least one group, the default one first'],
    ],
    [
      'a data folder that is a file',
      ['--data', 'taken'],
      { taken: '' },
      ['cannot be made: there is a file in its place', 'Name another folder with --data'],
    ],
    [
      'an address that is another machine’s',
      ['--host', '192.0.2.1'],
      {},
      ['The local cloud cannot listen', '192.0.2.1:0', '--host takes an address of this machine'],
    ],
  ])('does not start with %s, and says where and why', async (_, flags, files, messages) => {
    const { directory, environment } = room(files);
    const { code, err } = await run(['local', '--port', '0', '--quiet', ...flags], { directory, environment });
    expect(code).not.toBe(0);
    for (const message of messages) expect(err).toContain(message);
    expect(err).not.toContain('Isthmus itself failed');
  });
});
