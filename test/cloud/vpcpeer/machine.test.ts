import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startPeering, WEEK, type Who } from './support.ts';

/** From the API pages of VpcPeer, as data: what the accepter's and the requester's calls answer in each state. */
const ORDERS = ['Accept', 'Reject', 'Modify', 'Delete'] as const;
type Order = (typeof ORDERS)[number];

const table = (...codes: readonly string[]): Readonly<Record<Order, string>> =>
  Object.fromEntries(ORDERS.map((order, index) => [order, codes[index] ?? ''])) as Record<Order, string>;

const ST = 'IncorrectStatus.VpcPeer';
const LEGAL: Readonly<Record<string, Readonly<Record<Order, string>>>> = {
  Creating: table(ST, ST, ST, ST),
  Accepting: table('OK', 'OK', ST, 'OK'),
  Updating: table(ST, ST, ST, ST),
  Activated: table(ST, ST, 'OK', 'OK'),
  Rejected: table(ST, ST, ST, 'OK'),
  Expired: table(ST, ST, ST, 'OK'),
  Deleting: table(ST, ST, ST, ST),
  Gone: table(...ORDERS.map(() => 'ResourceNotFound.InstanceId')),
};

/** Where a legal call leads: at once, and once that is over. */
const LEADS: Readonly<Record<Order, readonly [string, string | undefined]>> = {
  Accept: ['Updating', 'Activated'],
  Reject: ['Rejected', undefined],
  Modify: ['Updating', 'Activated'],
  Delete: ['Deleting', 'Gone'],
};

type Step = { readonly order: Order; readonly as: Who } | 'wait' | 'a week';

const order = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom<Order>('Accept', 'Reject', 'Modify') },
  { weight: 1, arbitrary: fc.constant<Order>('Delete') },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ order, as: fc.constantFrom<Who>('own', 'partner') }) },
  { weight: 3, arbitrary: fc.constant('wait' as const) },
  { weight: 1, arbitrary: fc.constant('a week' as const) },
);

describe('the state machine of a peering', () => {
  it('answers every call of either side as the table says, wherever a random walk leads', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { minLength: 4, maxLength: 25 }), (across, steps) => {
        const cloud = startPeering();
        const { InstanceId = '' } = cloud.call(
          'CreateVpcPeerConnection',
          cloud.towards(across ? cloud.theirs : cloud.right),
        );
        let state = 'Creating';
        let next: string | undefined = across ? 'Accepting' : 'Activated';
        for (const one of steps) {
          if (typeof one === 'string') {
            cloud.advance(one === 'wait' ? 5_000 : WEEK);
            state = next ?? state;
            next = undefined;
            if (one === 'a week' && state === 'Accepting') state = 'Expired';
          } else {
            const as = across ? one.as : 'own';
            const answers = one.order === 'Accept' || one.order === 'Reject';
            const wrongSide = across && as === 'own' && answers && state !== 'Gone';
            const expected = wrongSide ? 'Forbidden.NoPermission' : LEGAL[state]?.[one.order];
            const sent = one.order === 'Modify' ? { InstanceId, Name: 'walker' } : { InstanceId };
            const { body } = cloud.send(`${one.order}VpcPeerConnection`, sent, { as });
            expect(`${state} ${one.order}: ${body.Code ?? 'OK'}`).toBe(`${state} ${one.order}: ${expected}`);
            reached.add(`${state} ${one.order}`);
            if (expected === 'OK') [state, next] = LEADS[one.order];
          }
          for (const as of across ? (['own', 'partner'] as const) : (['own'] as const))
            expect(cloud.status(InstanceId, as) ?? 'Gone').toBe(state);
        }
      }),
      { numRuns: 120 },
    );
    // The walks saw nearly all of the 32: one that never leaves Creating would prove little.
    expect(reached.size).toBeGreaterThan(27);
  });
});
