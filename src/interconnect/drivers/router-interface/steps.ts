import { roleWord } from '../../names.ts';
import type { Step, StepWait } from '../../plan/types.ts';
import { type FoundInterface, inPlace, type Place } from '../../world.ts';

/** The tutorial's patience for Active and Inactive is 75 × 5 s, the provider's for Idle 5 minutes. */
const TRANSITION_TIMEOUT_MS = 375_000;
const GONE_TIMEOUT_MS = 600_000;

/** Waits until these interfaces have such fields, or are gone. */
export const waitFor = (place: Place, objects: StepWait['objects'], until: StepWait['until']): StepWait => ({
  kind: 'RouterInterface',
  ...inPlace(place),
  objects,
  until,
  timeoutMs: until === 'gone' ? GONE_TIMEOUT_MS : TRANSITION_TIMEOUT_MS,
});

export const active = { Status: 'Active' } as const;
export const inactive = { Status: 'Inactive' } as const;

/** Statuses that pass by themselves into Active. */
export const BECOMING_ACTIVE: ReadonlySet<string> = new Set([
  'Connecting',
  'AcceptingConnecting',
  'Activating',
  'Modifying',
]);

/** `app/data initiator` */
export const addressOf = (link: string, item: FoundInterface): string => `${link} ${roleWord(item.Role)}`;

/** One call about an interface that exists. */
export function interfaceStep(
  item: FoundInterface,
  address: string,
  what: { readonly slug: string; readonly title: string; readonly action?: string; readonly until: StepWait['until'] },
  dependsOn: readonly string[],
  parameters: { readonly [name: string]: string } = {},
): Step {
  const id = item.RouterInterfaceId;
  const takesToken = what.action === 'DeleteRouterInterface' || what.action === 'ModifyRouterInterfaceSpec';
  const call =
    what.action === undefined
      ? undefined
      : {
          product: 'Vpc' as const,
          action: what.action,
          ...inPlace(item.place),
          parameters: { RouterInterfaceId: id, ...parameters },
          ...(takesToken ? { tokenFor: [id, ...Object.values(parameters)].join(' ') } : {}),
        };
  return {
    id: `${address.replace(' ', ':')}:${what.slug}:${id}`,
    title: `${what.title} ${id}`,
    about: address,
    ...(call === undefined ? {} : { call }),
    dependsOn: [...dependsOn],
    waits: [waitFor(item.place, [id], what.until)],
  };
}
