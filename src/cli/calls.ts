import type { ApiParameters, Transport } from '../provider/transport.ts';

export type Answer = Readonly<Record<string, unknown>>;

/** One signed call of the Vpc API in one region, answered with the body as it came. */
export type Call = (action: string, parameters: ApiParameters) => Promise<Answer>;

/** Calls with the provider's own patience: throttling and lost answers are repeated where that is safe. */
export async function vpcCalls(transport: Transport, region: string): Promise<Call> {
  const { Caller, RateBudget, systemClock } = await import('../provider/index.ts');
  const clock = systemClock;
  const budget = new RateBudget(clock);
  const caller = new Caller({ transport, region, account: 'default', clock, random: Math.random, budget });
  return (action, parameters) => caller.call(action, parameters);
}

/** A list in the API's way: `RouterInterfaceSet: { RouterInterfaceType: [...] }`. */
export function list(answer: unknown, outer: string, inner: string): readonly Answer[] {
  const wrapper = (answer as Answer | undefined)?.[outer] as Answer | undefined;
  const items = wrapper?.[inner];
  return Array.isArray(items) ? (items as readonly Answer[]) : [];
}

/** A member as text; '' where it is absent. */
export function text(answer: unknown, name: string): string {
  const value = (answer as Answer | undefined)?.[name];
  return value === undefined || value === null ? '' : String(value);
}
