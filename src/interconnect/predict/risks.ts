import type { NetworkDiff } from '../../network/diff/diff.ts';
import { harmOf, type PairChange } from '../../network/diff/format-diff.ts';
import { type Finding, FindingCode } from '../../network/lint/finding.ts';
import { formatEntry } from '../../network/outcome.ts';
import type { Plan } from '../plan/types.ts';
import type { Risk } from './types.ts';

/** What a plan must not bring about unasked. One-way connectivity is told, but is no worse than none. */
const RISKS: readonly FindingCode[] = [
  FindingCode.Loop,
  FindingCode.BlackHole,
  FindingCode.DeadNextHop,
  FindingCode.PeeringTransit,
];

/** What becomes worse: pairs that lose their path (which is what `down` is for), loops and black holes that appear. */
export function risksOf(diff: NetworkDiff, kind: Plan['kind']): readonly Risk[] {
  const { lost, findings } = harmOf(diff);
  return [...(kind === 'down' ? [] : lost.map(lostPath)), ...findings.flatMap(fromFinding)];
}

function lostPath({ from, to, pairs }: PairChange): Risk {
  const shown = pairs.slice(0, 3).map((pair) => `${pair.from.id} to ${pair.to.id}`);
  const more = pairs.length > shown.length ? ` and ${pairs.length - shown.length} more` : '';
  return {
    code: 'path-lost',
    message: `${from.name} loses its path to ${to.name}: ${shown.join(', ')}${more}.`,
    objects: [from.id, to.id, ...new Set(pairs.flatMap((pair) => [pair.from.id, pair.to.id]))],
  };
}

function fromFinding({ code, message, ids, addresses, cycle }: Finding): readonly Risk[] {
  if (!RISKS.includes(code)) return [];
  return [
    {
      code: code as Risk['code'],
      message,
      objects: ids,
      ...(addresses === undefined ? {} : { addresses: addresses.toJSON() }),
      ...(cycle === undefined ? {} : { cycle: cycle.map(formatEntry) }),
    },
  ];
}
