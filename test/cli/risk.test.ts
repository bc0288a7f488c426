import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isthmus, makeRoom, Process } from './spawn.ts';

describe('a plan that makes something worse', () => {
  test('is refused by up, which names what, until it is accepted; then what is there is read back', async () => {
    const room = makeRoom();
    await new Process(['local', '--port', '0', '--instant'], room).shows('Ctrl-C stops it');
    await isthmus(['init', '--demo'], room);
    const go = (...words: readonly string[]) => isthmus([...words, '--local'], room);
    writeFileSync(
      join(room.directory, 'isthmus.yaml'),
      [
        'name: demo',
        'region: cn-hangzhou',
        'networks: { app: { name: app }, data: { name: data } }',
        'connect: [{ between: [app, data], via: router-interface, destinations: { app: [0.0.0.0/0], data: [0.0.0.0/0] } }]',
      ].join('\n'),
    );
    const plan = await go('plan');
    expect(plan.code).toBe(0);
    expect(plan.out).toContain('0.0.0.0/0 from both sides: will loop');
    expect(plan.out).toContain('What becomes worse');
    expect(plan.err).toContain('isthmus up --local --accept-risk');

    const refused = await go('up', '--yes', '--json');
    expect(refused.code).toBe(3);
    expect(JSON.parse(refused.out)).toMatchObject({
      status: 'error',
      error: { code: 'RiskNotAccepted', details: [{ code: 'loop', cycle: [expect.any(String), expect.any(String)] }] },
    });
    expect((await go('up', '--yes')).err).toContain('Accept it: isthmus up --local --accept-risk');
    expect(JSON.parse((await go('status', '--json')).out).status).toBe('absent');

    const accepted = await go('up', '--yes', '--accept-risk');
    expect(accepted.code, accepted.err).toBe(0);
    expect(accepted.out).toContain('Read back: app ↔ data connected, 2 subnet pairs reach each other.');

    const verified = await go('verify');
    expect(verified.code).toBe(0);
    expect(verified.out).toContain('app ↔ data: connected');
    // The way out of the loop makes nothing worse.
    expect((await go('down', '--yes')).code).toBe(0);
    expect((await go('verify')).code).toBe(1);
  }, 90_000);
});
