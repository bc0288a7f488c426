import type { VirtualWorld } from './virtual-world.ts';
import type { Recorded } from './world-options.ts';

const READS = /^(Describe|List|Get)/;

/** What happened, a line a call; looks that repeat each other are counted instead. `start` is the time of 0.000. */
export function printTrace({ trace }: VirtualWorld, start = trace[0]?.at ?? 0): string {
  const lines: string[] = [];
  let looks = 0;
  for (const call of trace) {
    if (READS.test(call.request.action) && call.code === undefined && call.note === undefined) {
      looks++;
      continue;
    }
    if (looks > 0) lines.push(`           … ${looks} looks`);
    looks = 0;
    lines.push(line(call, start));
  }
  if (looks > 0) lines.push(`           … ${looks} looks`);
  return lines.join('\n');
}

function line({ at, actor, request, code, note }: Recorded, start: number): string {
  const time = ((at - start) / 1000).toFixed(3).padStart(9);
  const about = Object.entries(request.parameters)
    .filter(([name]) => !/^(RegionId|ClientToken|Description|Tags?|RouterType|OppositeRouterType)$/.test(name))
    .map(([, value]) => (typeof value === 'string' ? shorten(value) : JSON.stringify(value)));
  const end = [code === undefined ? '' : `→ ${code}`, note === undefined ? '' : `(${note})`].join(' ').trim();
  return `${time}  ${actor.padEnd(12)} ${request.action} ${about.join(' ')} ${end}`.trimEnd();
}

/** Ids are long and differ in their last letters. */
const shorten = (value: string): string => value.replace(/^([a-z]+-)[a-z0-9]{12,}([a-z0-9]{4})$/, '$1…$2');
