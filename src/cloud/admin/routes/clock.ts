import type { AdjustableClock } from '../../clock.ts';
import { parseDuration } from '../../duration.ts';
import { type AdminCall, AdminError, type AdminRoute } from '../answer.ts';

const shownClock = (clock: AdjustableClock): unknown => {
  const time = clock.now();
  return { now: new Date(time).toISOString(), time, frozen: clock.frozen, ahead: time - clock.wall };
};

export const clockRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: /^\/clock$/,
    shown: '/clock',
    summary: "the cloud's time, whether it is frozen, and how many ms it is ahead of this machine's",
    run: ({ cloud }) => shownClock(cloud.clock),
  },
  {
    method: 'POST',
    path: /^\/clock\/(advance|freeze|resume)$/,
    shown: '/clock/advance|freeze|resume',
    summary: 'turns it: advance takes { "by": "90s" }, or ms as a number',
    run(call) {
      const { clock } = call.cloud;
      if (call.matched[0] === 'advance') clock.advance(stepOf(call));
      else if (call.matched[0] === 'freeze') clock.freeze();
      else clock.resume();
      return shownClock(clock);
    },
  },
];

/** A thousand years: further on, dates no longer fit their form. */
const FURTHEST = 1000 * 365 * 86_400_000;

function stepOf({ json }: AdminCall): number {
  const { by } = (json() ?? {}) as { readonly by?: unknown };
  try {
    const step = typeof by === 'string' ? parseDuration(by) : by;
    if (typeof step === 'number' && step >= 0 && step <= FURTHEST) return step;
  } catch (error) {
    if (error instanceof RangeError) throw new AdminError(400, 'InvalidDuration', error.message);
    throw error;
  }
  throw new AdminError(
    400,
    'InvalidDuration',
    '"by" must be a length of time such as "90s", or ms from 0; a thousand years at most.',
  );
}
