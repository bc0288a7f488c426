import { describe, expect, test } from 'vitest';
import { CloudError } from '../../src/provider/index.ts';
import { type Line, Process } from './process.ts';
import { begin, specOf } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { shapeOf } from './shape.ts';

const isRead = (action: string): boolean => /^(Describe|List|Get)/.test(action);

/** Refuses the write of this number for good. */
function refuseWrite(number: number): Line {
  let writes = 0;
  return async (call) => {
    const { action, region } = call.request;
    if (isRead(action) || ++writes !== number) return call.send();
    throw new CloudError({ code: 'QuotaExceeded', message: 'no more', status: 400, action, region });
  };
}

/** Plays an up whose write of this number is refused, and the undo after it. */
async function failAt(name: string, number: number) {
  const scenario = SCENARIOS.find((known) => known.name === name);
  if (scenario === undefined) throw new RangeError(name);
  const world = await begin(scenario);
  const before = { shape: shapeOf(world), own: world.leftOvers() };
  const process = new Process({ world, name: 'run', line: refuseWrite(number) });
  const engine = process.engine(await specOf(scenario.spec));
  const outcome = await engine.apply(await engine.plan());
  const undone = await engine.apply(await engine.planUndo(outcome.plan), { asSeen: true });
  await world.clock.sleep(10_000);
  const after = { shape: shapeOf(world), own: world.leftOvers() };
  return { world, before, outcome, undone, after };
}

describe('taking back what a failed up made', () => {
  test.each(['up', 'up across regions and accounts', 'up by peering'])(
    'leaves the world as it was, whichever call failed: %s',
    async (name) => {
      for (let number = 1; ; number++) {
        const { outcome, undone, before, after, world } = await failAt(name, number);
        if (outcome.status === 'done') {
          expect(number).toBeGreaterThan(3);
          break;
        }
        expect(['done', 'unchanged'], `write ${number}`).toContain(undone.status);
        expect(after, `write ${number}`).toEqual(before);
        expect(world.violations).toEqual([]);
      }
    },
  );

  test('keeps what was there before and what was changed in place', async () => {
    for (const name of [
      'a CIDR block added',
      'another bandwidth class',
      'a repair of what was deactivated and deleted',
    ]) {
      for (let number = 1; ; number++) {
        const { outcome, undone, before, after } = await failAt(name, number);
        if (outcome.status === 'done') break;
        expect(['done', 'unchanged'], `${name}, write ${number}`).toContain(undone.status);
        expect(
          after.own.filter((key) => !key.startsWith('tag ')),
          `${name}, write ${number}`,
        ).toEqual(before.own.filter((key) => !key.startsWith('tag ')));
      }
    }
  });

  test('of a run that exchanges a network, nothing half made is left', async () => {
    for (let number = 1; ; number++) {
      const { outcome, undone, before, after } = await failAt('a network exchanged, another destination', number);
      if (outcome.status === 'done') break;
      expect(['done', 'unchanged'], `write ${number}`).toContain(undone.status);
      const surplus = after.own.filter((key) => !before.own.includes(key));
      expect(surplus, `write ${number}`).toEqual([]);
    }
  });

  test('of a run that moves to another way, nothing is cut that was connected', async () => {
    const name = 'from router interfaces to a peering';
    for (let number = 1; ; number++) {
      const { outcome, undone, world } = await failAt(name, number);
      if (outcome.status === 'done') break;
      expect(['done', 'unchanged'], `write ${number}`).toContain(undone.status);
      expect(world.violations, `write ${number}`).toEqual([]);
    }
  });

  test('of a run that was to replace an end and got nowhere, leaves what was to be replaced', async () => {
    const { undone, before, after } = await failAt('a repair of a pair that lost an end', 1);
    expect(undone.status).toBe('unchanged');
    expect(after).toEqual(before);
  });

  test('is refused with a reason, where routes lead elsewhere already', async () => {
    const endings = new Set<string>();
    for (let number = 1; ; number++) {
      const { outcome, undone } = await failAt('a repair of a pair that lost an end', number);
      if (outcome.status === 'done') break;
      endings.add(undone.status);
      if (undone.status === 'refused') expect(undone.problems.map(({ code }) => code)).toEqual(['RoutesMoved']);
    }
    expect(endings).toContain('refused');
  });
});
