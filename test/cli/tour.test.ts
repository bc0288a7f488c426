import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './harness.ts';
import { isthmus, makeRoom, Process } from './spawn.ts';

describe("the newcomer's tour, offline", () => {
  test('init, plan, up, up again, status, graph, down', async () => {
    const room = makeRoom();
    const go = (...words: readonly string[]) => isthmus(words, room);

    const init = await go('init', '--local', '--demo');
    expect(init.err).toContain('Two VPCs in the local cloud in .isthmus/');
    expect(init).toMatchObject({ code: 0, out: 'Wrote isthmus.yaml\n' });
    expect(readFileSync(join(room.directory, '.isthmus/.gitignore'), 'utf8')).toBe('*\n');

    const plan = await go('plan');
    expect(plan.code, plan.err).toBe(0);
    expect(plan.err).toContain('isthmus up');
    expect((await go('plan', '--detailed-exitcode')).code).toBe(2);
    const planned = JSON.parse((await go('plan', '--json')).out);
    expect(planned).toMatchObject({
      command: 'plan',
      status: 'changes',
      data: { summary: { add: 3, change: 0, destroy: 0 } },
    });

    const refused = await go('up');
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('Add --yes');

    const declined = await run(['up'], { ...room, answers: ['y'] });
    expect(declined.code).toBe(1);
    expect(declined.err).toContain('Not approved: nothing was changed.');

    const up = await go('up', '--yes');
    expect(up.code, up.err).toBe(0);
    expect(up.out).toContain('3 added, 0 changed, 0 destroyed');
    expect(up.out + up.err).not.toContain('\u001b');

    const again = await go('up', '--yes');
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain('No changes');
    expect((await go('plan', '--detailed-exitcode')).code).toBe(0);

    const status = JSON.parse((await go('status', '--json')).out);
    expect(status).toMatchObject({
      command: 'status',
      status: 'connected',
      data: { state: 'connected', differences: [] },
    });
    expect((await go('status')).out).toContain('192.168.0.0/16');

    const mermaid = await go('graph');
    expect(mermaid.out).toContain('192.168.0.0/16');
    expect((await go('graph', '--format', 'dot')).out).toMatch(/^(di|strict )?graph/);
    expect((await go('graph', '--format', 'svg', '--output', 'net.svg')).code).toBe(0);
    expect(readFileSync(join(room.directory, 'net.svg'), 'utf8')).toContain('<svg');

    const down = await go('down', '--yes', '--json');
    expect(JSON.parse(down.out)).toMatchObject({ command: 'down', status: 'done', data: { summary: { destroy: 3 } } });
    expect((await go('down', '--yes')).out).toContain('No changes');
    expect(JSON.parse((await go('status', '--json')).out).status).toBe('absent');
  }, 90_000);

  test('--local finds the running local cloud first', async () => {
    const room = makeRoom();
    const server = new Process(['local', '--port', '0', '--instant'], room);
    await server.shows('Ctrl-C stops it');
    const init = await isthmus(['init', '--demo'], room);
    expect(init.code, init.err).toBe(0);
    expect(init.err).toMatch(/local cloud at 127\.0\.0\.1:\d+/);
    expect(existsSync(join(room.directory, '.isthmus'))).toBe(false);
    expect((await isthmus(['up', '--yes', '--local'], room)).out).toContain('3 added');
    expect((await isthmus(['down', '--yes', '--local'], room)).out).toContain('3 destroyed');
  }, 60_000);
});

describe('mistakes', () => {
  test('no spec: says how to get one', async () => {
    const { code, out, err } = await isthmus(['plan', '--local'], makeRoom());
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('isthmus init --local --demo');
    expect((await isthmus(['plan', '--file', 'none.yaml'], makeRoom())).err).toContain('none.yaml');
  });

  test('a wrong spec: file, line, column, nearest word', async () => {
    const room = makeRoom();
    await isthmus(['init', '--local', '--spec', 'Larg.2'], room);
    const { code, err } = await isthmus(['plan'], room);
    expect(code).toBe(1);
    expect(err).toMatch(/isthmus\.yaml:\d+:\d+ .*spec/);
    expect(err).toContain('Large.2');
  });

  test('VPCs that do not exist: the plan names them all, nothing is touched', async () => {
    const room = makeRoom();
    await isthmus(['init', '--local', '--network', 'app=vpc-none1', '--network', 'data=vpc-none2'], room);
    const { code, out, err } = await isthmus(['up', '--yes'], room);
    expect(code).toBe(1);
    expect(`${out}${err}`).toContain('vpc-none1');
    expect(`${out}${err}`).toContain('vpc-none2');
  });

  test('no credentials: exit code 4 and what to do', async () => {
    const room = makeRoom();
    await isthmus(['init', '--network', 'app=vpc-1', '--network', 'data=vpc-2'], room);
    const { code, err } = await isthmus(['plan', '--endpoint', '127.0.0.1:9'], room);
    expect(code, err).toBe(4);
    expect(err).not.toContain('    at ');
  });
});
