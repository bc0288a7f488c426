import { createHash } from 'node:crypto';

/**
 * The ClientToken of a call: the same for the same interconnect, action, object and generation, in every process and on
 * every machine, so that a repeat after a lost answer, a crash, or a second run at the same time is the same call.
 *
 * What is it about? `object` names ids that exist where there are any (the next hop of a route, the interface to
 * delete), which makes it unique by itself. Only a router interface is made out of nothing; after a `down` its token of
 * the first time is remembered by the service for a day and would give back the id of a dead resource. Hence the
 * generation: it starts at 0 and is counted up when the resource that the token gives is proved to be gone (no list
 * shows it, and a change of it is answered "not found"). So the generation is derived from what exists, no clock and
 * no state file needed, and two runs at once count the same way. See `apply/generations.ts`.
 */
export function clientToken(interconnect: string, action: string, object: string, generation: number): string {
  const text = ['isthmus', interconnect, action, object, String(generation)].join('\n');
  // 64 ASCII characters are allowed; 160 bits are plenty.
  return `isthmus-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}
