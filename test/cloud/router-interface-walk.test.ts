import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RouterInterfaceStatus } from '../../src/cloud/store/rows.ts';
import { CALLS, type CallName, legality, SENT } from './router-interface-legality.ts';
import { startPair } from './router-interface-support.ts';

/** A router interface as the API pages have it, independent of the implementation. */
interface Model {
  readonly id: string;
  readonly initiates: boolean;
  /** Index of the interface that it names and that names it. */
  readonly peer: number;
  status: RouterInterfaceStatus;
  /** The status that the transition under way ends in. */
  next: RouterInterfaceStatus | undefined;
  connected: boolean;
  gone: boolean;
}

/** Interfaces 0 and 1, and 2 and 3, make two pairs between the same routers: only one of the pairs can be connected. */
const PEERS = [1, 0, 3, 2] as const;

const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant('wait' as const) },
  {
    weight: 5,
    arbitrary: fc.record({
      at: fc.nat(PEERS.length - 1),
      call: fc.constantFrom<CallName>(...CALLS.filter((name) => !name.startsWith('Delete'))),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ at: fc.nat(PEERS.length - 1), call: fc.constantFrom<CallName>('Delete', 'DeleteBoth') }),
  },
);

describe('several router interfaces', () => {
  it('answer every call as the model says, wherever a random walk of legal and illegal calls leads', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { minLength: 5, maxLength: 40 }), (connected, steps) => {
        const cloud = startPair();
        const pairs = [cloud.pair(), cloud.pair()];
        const all = pairs
          .flatMap(({ initiator, acceptor }) => [
            { id: initiator, initiates: true },
            { id: acceptor, initiates: false },
          ])
          .map((facts, index) => model(facts, PEERS[index] ?? 0));
        const walked = connected ? [{ at: 0, call: 'Connect' as const }, 'wait' as const, ...steps] : steps;
        for (const one of walked) {
          if (one === 'wait') {
            cloud.advance(10_000);
            for (const end of all) end.status = end.next ?? end.status;
            for (const end of all) end.next = undefined;
          } else {
            const end = all[one.at] as Model;
            const [action, parameters] = SENT[one.call];
            const sent = one.call === 'Spec' && !end.initiates ? { Spec: 'Negative' } : parameters;
            // Naming another peer would end the walk early, so it is tried where the table refuses it.
            if (one.call === 'Peer' && end.status === 'Idle') continue;
            const expected = expectedOf(all, end, one.call);
            const answer = cloud.send(action, { RouterInterfaceId: end.id, ...sent });
            expect(`${end.status} ${one.call}: ${answer.body.Code ?? 'OK'}`).toBe(
              `${end.status} ${one.call}: ${expected}`,
            );
            if (expected === 'OK') apply(all, end, one.call);
          }
          for (const end of all) {
            const peer = all[end.peer] as Model;
            const shown = cloud.find(end.id);
            expect(shown?.Status).toBe(end.gone ? undefined : end.status);
            const seen = end.connected ? (peer.gone ? 'Deleted' : peer.status) : undefined;
            if (!end.gone) expect(shown?.OppositeInterfaceStatus).toBe(seen);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 20_000);
});

const model = (facts: Pick<Model, 'id' | 'initiates'>, peer: number): Model => ({
  ...facts,
  peer,
  status: 'Idle',
  next: undefined,
  connected: false,
  gone: false,
});

function expectedOf(all: readonly Model[], end: Model, call: CallName): string {
  const peer = all[end.peer] as Model;
  const lost = end.connected && peer.gone;
  if (end.gone) return call === 'Delete' ? 'InvalidInstanceId.NotFound' : 'InvalidRouterInterfaceId.NotFound';
  if (call === 'Connect' && !end.initiates) return 'IncorrectRole.NotInitiatingSide';
  const code = legality(end.status, call);
  if (code !== 'OK') return code;
  if (call === 'Activate' && lost) return 'OppositeRouterInterfaceIsDeleted';
  if (call === 'Spec' && lost) return 'InvalidOpposite.NotFound';
  if (call === 'DeleteBoth' && end.connected && !peer.gone) return legality(peer.status, call);
  if (call !== 'Connect') return 'OK';
  if (peer.gone) return 'IncorrectOppositeInterfaceInfo';
  const other = all.some((one) => one.connected && !one.gone && !(all[one.peer] as Model).gone);
  return other ? 'Forbidden.OnlyOneConnection' : 'OK';
}

function apply(all: readonly Model[], end: Model, call: CallName): void {
  const peer = all[end.peer] as Model;
  if (call === 'Connect') {
    Object.assign(end, { status: 'Connecting', next: 'Active', connected: true });
    Object.assign(peer, { status: 'AcceptingConnecting', next: 'Active', connected: true });
  }
  if (call === 'Activate') Object.assign(end, { status: 'Activating', next: 'Active' });
  if (call === 'Deactivate') Object.assign(end, { status: 'Deactivating', next: 'Inactive' });
  if (call === 'Spec' && end.initiates && end.status === 'Active') {
    Object.assign(end, { status: 'Activating', next: 'Active' });
  }
  if (call === 'Delete' || call === 'DeleteBoth') end.gone = true;
  if (call === 'DeleteBoth' && end.connected) peer.gone = true;
}
