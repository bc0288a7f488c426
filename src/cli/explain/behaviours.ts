import type { RetryCase } from '../../provider/index.ts';

interface Behaviour {
  /** Whether the error passes by itself: `yes`, `no`, or when. */
  readonly passes: string;
  /** What Isthmus does when a call is answered so. */
  readonly does: string;
}

/** The kinds of behaviour in the table of error codes, in words. */
export const behaviours: Readonly<Record<RetryCase['action'], Behaviour>> = {
  again: { passes: 'yes', does: 'repeats the call at once, with the same ClientToken' },
  'back-off': { passes: 'yes', does: 'repeats the call later, with the same ClientToken, ever more rarely' },
  'wait-for-state': {
    passes: 'as soon as the object has settled',
    does: 'looks at the object, and goes on or repeats the call when its state allows it',
  },
  'read-back': {
    passes: 'no, and often it need not',
    does: 'looks whether it is so already: then it goes on or adopts; otherwise it stops and says so',
  },
  'give-up': { passes: 'no', does: 'stops that step, finishes what is independent of it, and says what to do' },
};
