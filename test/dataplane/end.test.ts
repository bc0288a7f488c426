import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Sandbox } from '../../src/cloud/dataplane/sandbox.ts';
import { vpcCallsTo } from '../cli/signed-calls.ts';
import { makeRoom, Process } from '../cli/spawn.ts';
import { joined, snapshotOf } from '../network/world.ts';
import { describeWithPackets, openPlane } from './support.ts';

const credentials = { accountId: '', accessKeyId: 'isthmus', accessKeySecret: 'isthmus' };

describeWithPackets('the end of a data plane', () => {
  test.each(['SIGKILL', 'SIGTERM'] as const)('%s leaves no process and no namespace', async (signal) => {
    const before = machine();
    const server = new Process(['local', '--port', '0', '--instant', '--dataplane'], makeRoom());
    await server.shows('Ctrl-C stops it');
    const endpoint = /ready http:\/\/(\S+)/.exec(server.out)?.[1] ?? '';
    const api = vpcCallsTo({ endpoint, credentials, region: 'cn-hangzhou' });
    const { VpcId } = await api('CreateVpc', { CidrBlock: '10.0.0.0/16' });
    const [entry = ''] = /nsenter --target .*/.exec(server.err) ?? [];
    const inside = (line: string) => execFileSync('sh', ['-c', entry], { input: line, encoding: 'utf8' });
    while (!inside(`ip -n ${VpcId} route 2>&1 || true`).includes('prohibit 100.64.0.0/10')) await soon();
    expect(inside('ip netns')).toContain(VpcId);
    const [maker = 0] = childrenOf(server.child.pid ?? 0);
    const [shell = 0] = childrenOf(maker);
    expect(networkOf(shell)).not.toBe(networkOf('self'));
    expect(machine(), 'nothing of the machine changed').toEqual(before);

    server.child.kill(signal);
    await server.ended;
    while ([maker, shell].some((pid) => existsSync(`/proc/${pid}`))) await soon();
    expect(machine()).toEqual(before);
  });

  test('a data plane whose namespaces were taken away builds them anew', async () => {
    const plane = await openPlane();
    await plane.play(snapshotOf(joined));
    process.kill(plane.pid ?? 0, 'SIGKILL');
    await plane.play(snapshotOf(joined));
    const [result] = await plane.probe([{ vSwitchId: 'vsw-a', to: '192.168.1.1' }]);
    expect(result).toMatchObject({ answer: 'reply', by: '192.168.1.1' });
  });

  test('a script that fails says so, with what was said, and the shell goes on', async () => {
    const sandbox = await Sandbox.open();
    const [failed, fine] = await Promise.all([
      sandbox.run('ip link set nothing up'),
      sandbox.run('echo one; echo two'),
    ]);
    expect(failed?.status).not.toBe(0);
    expect(failed?.lines.join()).toContain('nothing');
    expect(fine).toEqual({ status: 0, lines: ['one', 'two'] });
    await sandbox.close();
    expect((await sandbox.run('echo late')).status).not.toBe(0);
  });
});

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** What the machine's own network has: its devices, its named namespaces, its routes. */
function machine() {
  const named = existsSync('/run/netns') ? readdirSync('/run/netns') : [];
  const [devices, routes] = ['/proc/net/dev', '/proc/net/route'].map((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/)[0]),
  );
  return { named, devices, routes };
}

/** The network namespace of a process. */
const networkOf = (pid: number | 'self') => readlinkSync(`/proc/${pid}/ns/net`);

function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
