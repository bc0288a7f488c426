import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from './harness.ts';
import { makeRoom } from './spawn.ts';

const read = (directory: string, file = 'isthmus.yaml') => readFileSync(join(directory, file), 'utf8');

describe('isthmus init', () => {
  test('off a terminal it asks nothing and writes a commented file', async () => {
    const room = makeRoom();
    const { code, out, err } = await run(['init'], room);
    expect(code).toBe(0);
    expect(out).toBe('Wrote isthmus.yaml\n');
    expect(err).toContain('isthmus plan');
    const text = read(room.directory);
    expect(text).toMatch(/^# yaml-language-server: \$schema=/);
    expect(parse(text)).toMatchObject({
      region: 'cn-hangzhou',
      target: 'alibaba',
      networks: { app: { name: 'app' }, data: { name: 'data' } },
      connect: [['app', 'data']],
      spec: 'Large.2',
    });
  });

  test('flags say it all', async () => {
    const room = makeRoom();
    const words = [
      '--network',
      'app=vpc-1',
      '--network',
      'data=vrt-2',
      '--network',
      'dev=My VPC',
      '--name',
      'trio',
      '--region',
      'eu-central-1',
    ];
    expect((await run(['init', ...words, '--spec', 'Small.1', '--local', '--file', 'a/net.yaml'], room)).code).toBe(0);
    expect(parse(read(room.directory, 'a/net.yaml'))).toEqual({
      name: 'trio',
      region: 'eu-central-1',
      target: 'local',
      networks: { app: { vpc: 'vpc-1' }, data: { router: 'vrt-2' }, dev: { name: 'My VPC' } },
      connect: [
        ['app', 'data'],
        ['app', 'dev'],
      ],
      spec: 'Small.1',
      via: 'auto',
    });
  });

  test('on a terminal it asks; Enter takes what stands in brackets', async () => {
    const room = makeRoom();
    const answers = ['pair', '', 'front', 'vpc-9', '', '', 'Mini.2'];
    const { code } = await run(['init'], { ...room, answers });
    expect(code).toBe(0);
    expect(parse(read(room.directory))).toMatchObject({
      name: 'pair',
      region: 'cn-hangzhou',
      networks: { front: { vpc: 'vpc-9' }, data: { name: 'data' } },
      spec: 'Mini.2',
    });
  });

  test('never replaces a file unless told', async () => {
    const room = makeRoom();
    writeFileSync(join(room.directory, 'isthmus.yaml'), 'mine');
    const { code, err } = await run(['init'], room);
    expect(code).toBe(1);
    expect(err).toContain('--force');
    expect(read(room.directory)).toBe('mine');
    expect((await run(['init', '--force'], room)).code).toBe(0);
    expect(read(room.directory)).not.toBe('mine');
  });

  test('the region of the environment counts less than the flag', async () => {
    const room = makeRoom();
    const environment = { ...room.environment, ALIBABA_CLOUD_REGION_ID: 'cn-beijing' };
    await run(['init'], { ...room, environment });
    expect(parse(read(room.directory)).region).toBe('cn-beijing');
    await run(['init', '--force', '--region', 'cn-shanghai'], { ...room, environment });
    expect(parse(read(room.directory)).region).toBe('cn-shanghai');
  });

  test('refuses what makes no spec', async () => {
    const room = makeRoom();
    for (const words of [
      ['--network', 'app=vpc-1'],
      ['--network', 'APP=vpc-1', '--network', 'b=vpc-2'],
      ['--demo', '--network', 'a=b', '--network', 'b=c'],
    ]) {
      expect((await run(['init', ...words], room)).code, words.join(' ')).toBe(2);
    }
  });
});
