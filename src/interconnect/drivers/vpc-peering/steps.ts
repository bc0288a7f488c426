import type { Draft } from '../../plan/draft.ts';
import type { IdOrLater, Step, StepCall, StepWait } from '../../plan/types.ts';
import { inPlace, type Place } from '../../world.ts';

/** The Terraform provider's patience for each transition. */
const TRANSITION_TIMEOUT_MS = 300_000;

/** Waits until the peering has such fields, or is gone. */
export const waitFor = (place: Place, id: IdOrLater, until: StepWait['until']): StepWait => ({
  kind: 'VpcPeerConnection',
  ...inPlace(place),
  objects: [id],
  until,
  timeoutMs: TRANSITION_TIMEOUT_MS,
});

export const activated = { Status: 'Activated' } as const;

/** The service takes one operation on the peerings of a VPC at a time. */
export const locksOf = (...vpcs: readonly string[]): readonly string[] => vpcs.map((id) => `peerings of ${id}`).sort();

interface PeeringStep {
  readonly address: string;
  readonly slug: string;
  readonly title: string;
  readonly place: Place;
  readonly id: IdOrLater;
  /** Absent: only waits. */
  readonly action?: string;
  readonly parameters?: StepCall['parameters'];
  /** What the ClientToken is for, besides the id. */
  readonly tokenFor?: string;
  readonly until: StepWait['until'];
  readonly dependsOn: readonly string[];
  readonly vpcs: readonly string[];
}

/** Drafts one call about a peering that exists, or will; gives the step. */
export function peeringStep(draft: Draft, what: PeeringStep): string {
  const { address, slug, place, id, action, parameters, until, dependsOn, vpcs } = what;
  const call: { readonly call?: StepCall } =
    action === undefined
      ? {}
      : {
          call: {
            product: 'VpcPeer',
            action,
            ...inPlace(place),
            parameters: { InstanceId: id, ...parameters },
            tokenFor: [typeof id === 'string' ? id : address, what.tokenFor].filter(Boolean).join(' '),
          },
        };
  const step: Step = {
    id: `${address.replace(' ', ':')}:${slug}${typeof id === 'string' ? `:${id}` : ''}`,
    title: what.title,
    about: address,
    ...call,
    dependsOn: [...dependsOn],
    locks: locksOf(...vpcs),
    waits: [waitFor(place, id, until)],
  };
  return draft.step(step);
}
