import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announce } from '../../src/cli/local/running-cloud.ts';
import { LocalCloud } from '../../src/cloud/index.ts';
import { call, send } from '../support/signed-request.ts';
import { run } from './harness.ts';
import { isthmus, makeFolder, Process } from './spawn.ts';

/** A local cloud that other commands find, in a home of its own. */
const room = makeFolder();
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await LocalCloud.start({ timing: { createVpc: 60_000 }, certificateDirectory: room.directory });
  const certificateAuthority = await cloud.certificateAuthority();
  const { endpoint, url, region, credentials } = cloud;
  announce(
    {
      pid: process.pid,
      endpoint,
      url,
      region,
      certificateAuthority,
      ...credentials,
      dataDirectory: null,
      dataPlane: null,
      startedAt: '',
    },
    room.environment,
  );
});
afterAll(async () => {
  await cloud.stop();
  room.remove();
});

const told = async (...words: readonly string[]) => run(words, room);
const json = async (...words: readonly string[]) => JSON.parse((await told(...words, '--json')).out).data;

describe('isthmus local faults', () => {
  test('adds, lists and clears them', async () => {
    const added = await told(
      ...['local', 'faults', 'add', '--action', 'CreateVpc', '--code', 'Throttling', '--rate', '1', '--count', '1'],
    );
    expect(added).toEqual({
      code: 0,
      out: 'fault-1  CreateVpc is refused with Throttling, 1 time at most; struck 0\n',
      err: '',
    });
    expect((await send(cloud.url, 'CreateVpc')).body.Code).toBe('Throttling');
    await told(
      'local',
      'faults',
      'add',
      '--delay',
      '1ms',
      '--after-effect',
      '--parameter',
      'VpcId=vpc-1',
      '--skip',
      '2',
    );
    await told('local', 'faults', 'add', '--drop', '--rate', '0.3', '--action', 'Describe*');
    expect((await told('local', 'faults', 'list')).out).toBe(
      'fault-2  every action with VpcId=vpc-1 is answered 1 ms later, after its effect, from number 3 on; struck 0\n' +
        'fault-3  Describe* gets no answer, 30 % of the time; struck 0\n',
    );
    expect((await json('local', 'faults', 'list')).faults).toHaveLength(2);
    expect((await told('local', 'faults', 'clear', 'fault-2')).err).toBe('Cleared 1 fault.\n');
    expect((await told('local', 'faults', 'clear', 'fault-2')).err).toContain('There is no fault fault-2.');
    await told('local', 'faults', 'clear');
    expect((await told('local', 'faults', 'list')).err).toBe('No faults.\n');
  });

  test.each([
    [['--rate', '0.5'], 1, 'something that goes wrong'],
    [['--drop', '--code', 'A'], 1, 'not both'],
    [['--delay', 'soon'], 2, '"soon" is no length of time'],
    [['--code', 'A', '--parameter', 'VpcId'], 2, 'it must be NAME=VALUE'],
    [['--code', 'A', '--rate', '2'], 2, 'from 0.000001 to 1'],
  ])('says what is wrong with %j', async (flags, code, message) => {
    const answer = await told('local', 'faults', 'add', ...flags);
    expect(answer.code).toBe(code);
    expect(answer.err).toContain(message);
  });
});

test('isthmus local clock shows and turns the time', async () => {
  expect((await told('local', 'clock')).out).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z\n$/);
  const { VpcId } = await call(cloud.url, 'CreateVpc');
  expect((await told('local', 'clock', 'freeze')).out).toMatch(/Z {2}frozen\n$/);
  expect((await told('local', 'clock', 'advance', '90s')).out).toMatch(/frozen {2}(89|90) s ahead of this machine\n$/);
  expect(await call(cloud.url, 'DescribeVpcAttribute', { VpcId })).toMatchObject({ Status: 'Available' });
  expect((await told('local', 'clock', 'resume')).out).toMatch(/Z {2}(89|90) s ahead of this machine\n$/);
  expect(await json('local', 'clock')).toMatchObject({ frozen: false });
  expect((await told('local', 'clock', 'advance')).code).toBe(2);
  expect((await told('local', 'clock', 'freeze', '1s')).code).toBe(2);
  expect((await told('local', 'clock', 'back')).code).toBe(2);
});

test('isthmus local snapshot and reset: away, and back again', async () => {
  await told('local', 'reset');
  await call(cloud.url, 'CreateVpc', { VpcName: 'kept' });
  const saved = await told('local', 'snapshot', 'save', 'kept.json');
  expect(saved).toMatchObject({ code: 0, err: 'Saved 4 rows: kept.json\n' });
  expect(JSON.parse(readFileSync(join(room.directory, 'kept.json'), 'utf8'))).toMatchObject({ isthmusCloud: 1 });
  expect((await told('local', 'reset')).err).toMatch(/^Reset in [\d.]+ ms\.\n$/);
  expect(await call(cloud.url, 'DescribeVpcs')).toMatchObject({ TotalCount: 0 });
  expect((await told('local', 'snapshot', 'load', 'kept.json')).err).toBe('Loaded 4 rows: kept.json\n');
  expect(await call(cloud.url, 'DescribeVpcs')).toMatchObject({ TotalCount: 1 });
  writeFileSync(join(room.directory, 'other.json'), '{}');
  expect((await told('local', 'snapshot', 'load', 'other.json')).err).toContain('no snapshot of a local cloud');
  expect((await told('local', 'snapshot', 'load', 'none.json')).err).toContain('none.json');
  expect((await told('local', 'snapshot', 'save', 'no/such/folder.json')).err).toContain('cannot be written');
});

test('isthmus local arrears locks a router interface, and unlocks it', async () => {
  const { VRouterId } = await call(cloud.url, 'CreateVpc');
  const { RouterInterfaceId: id } = await call(cloud.url, 'CreateRouterInterface', {
    ...{ RouterId: VRouterId, RouterType: 'VRouter', Role: 'InitiatingSide', Spec: 'Large.2' },
    ...{ OppositeRegionId: 'cn-hangzhou', OppositeRouterType: 'VRouter' },
  });
  const status = () => cloud.world.store.tables.routerInterfaces.get(id ?? '')?.businessStatus;
  expect((await told('local', 'arrears', id ?? '')).err).toBe(`${id} is FinancialLocked.\n`);
  expect(status()).toBe('FinancialLocked');
  await told('local', 'arrears', id ?? '', '--security');
  expect(status()).toBe('SecurityLocked');
  await told('local', 'arrears', id ?? '', '--clear');
  expect(status()).toBe('Normal');
  expect((await told('local', 'arrears', 'ri-none')).err).toContain('There is no router interface ri-none.');
});

describe('isthmus local log', () => {
  test('shows the last requests with their parameters', async () => {
    await call(cloud.url, 'DescribeVpcs', { VpcId: 'vpc-1', Colour: 'red' });
    const { out } = await told('local', 'log', '--limit', '1');
    expect(out).toMatch(/DescribeVpcs +200 .* ms {2}ignored: Colour {2}VpcId=vpc-1 Colour=red\n$/);
    expect((await json('local', 'log', '--limit', '1')).entries).toMatchObject([{ action: 'DescribeVpcs' }]);
  });

  test('follows new ones until Ctrl-C', async () => {
    const following = new Process(['local', 'log', '--follow', '--json', '--limit', '0'], room);
    // It follows once the cloud has somebody to tell: ask until it does.
    const looking = setInterval(() => void call(cloud.url, 'DescribeVRouters'), 50);
    await following.shows('"action":"DescribeVRouters"');
    clearInterval(looking);
    following.child.kill('SIGINT');
    expect((await following.ended).code).toBe(0);
  });
});

test('isthmus env tells what to trust, and keeps the rest of the world in it', async () => {
  const authority = await cloud.certificateAuthority();
  expect((await told('env', '--ca')).out).toBe(`${authority}\n`);
  const { out } = await told('env', '--clients');
  for (const word of [cloud.endpoint, `ca='${authority}'`, 'keytool -importcert', 'NODE_EXTRA_CA_CERTS=']) {
    expect(out).toContain(word);
  }
  const { variables } = await json('env', '--proxy');
  expect(variables).toMatchObject({
    NODE_EXTRA_CA_CERTS: authority,
    ALIBABA_CLOUD_CA_BUNDLE: authority,
    REQUESTS_CA_BUNDLE: variables.SSL_CERT_FILE,
    HTTPS_PROXY: cloud.url,
    NO_PROXY: '127.0.0.1,localhost',
  });
  const bundle = readFileSync(variables.SSL_CERT_FILE, 'utf8');
  expect(bundle).toContain(readFileSync(authority, 'utf8').trim());
  expect(bundle.match(/BEGIN CERTIFICATE/g)?.length).toBeGreaterThan(50);
  expect(await json('env')).not.toHaveProperty('variables.HTTPS_PROXY');
});

test('without a local cloud each of them says so', async () => {
  const empty = makeFolder();
  for (const words of [
    ['local', 'reset'],
    ['local', 'clock'],
    ['local', 'log'],
    ['local', 'faults', 'list'],
  ]) {
    const { code, err } = await isthmus(words, empty);
    expect(code).toBe(1);
    expect(err).toContain('No local cloud is running.');
  }
  empty.remove();
});
