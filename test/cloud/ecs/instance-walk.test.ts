import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startEcs } from './support.ts';

const SECOND = 1000;

/** What an instance is to do, second by second: written from the help page of its life, not from the code under test. */
type Life = readonly string[];

const LIFE: Readonly<Record<string, Life>> = {
  RunInstances: ['Pending', 'Starting', 'Running'],
  StartInstance: ['Starting', 'Running'],
  StopInstance: ['Stopping', 'Stopped'],
  RebootInstance: ['Stopping', 'Starting', 'Running'],
};
const FROM: Readonly<Record<string, string>> = {
  StartInstance: 'Stopped',
  StopInstance: 'Running',
  RebootInstance: 'Running',
};

const step = fc.constantFrom('StartInstance', 'StopInstance', 'RebootInstance', 'DeleteInstance', 'wait', 'wait');

it('an instance goes the ways of its life, and is refused every other', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { ecs, ecsRefusal, advance, runInstance, status, vswitch, vswitchId } = startEcs({
        timing: { createInstance: SECOND, startInstance: SECOND, stopInstance: SECOND, deleteInstance: SECOND },
      });
      advance(60 * SECOND);
      const InstanceId = runInstance();
      let ahead: Life = LIFE.RunInstances ?? [];
      let isReleased = false;
      for (const action of steps) {
        const [now = ''] = ahead;
        if (action === 'wait') {
          advance(SECOND);
          ahead = isReleased ? [] : ahead.length > 1 ? ahead.slice(1) : ahead;
        } else if (ahead.length === 0) {
          expect(ecsRefusal(action, { InstanceId })).toBe('404 InvalidInstanceId.NotFound');
        } else if (isReleased || now !== (FROM[action] ?? 'Stopped')) {
          const isNew = action === 'DeleteInstance' && now === 'Pending';
          expect(ecsRefusal(action, { InstanceId })).toBe(`403 IncorrectInstanceStatus${isNew ? '.Initializing' : ''}`);
        } else {
          ecs(action, { InstanceId });
          if (action === 'DeleteInstance') isReleased = true;
          else ahead = LIFE[action] ?? [];
        }
        expect(status(InstanceId)).toBe(ahead[0]);
        expect(vswitch(vswitchId).AvailableIpAddressCount).toBe(isReleased ? 252 : 251);
      }
    }),
    { numRuns: 80 },
  );
});
