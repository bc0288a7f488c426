import { Network } from '../../network/network.ts';
import { FILTERS } from '../../network/outcome.ts';
import type { Snapshot } from '../../network/snapshot.ts';
import type { Problem } from '../plan/types.ts';
import { snapshotOfWorld, vpcsOfWorld } from '../predict/world-snapshot.ts';
import type { Probe, ProbeResult, Prober } from '../probe.ts';
import { networkVpcs, renamed } from '../snapshot/names.ts';
import type { Spec } from '../spec/types.ts';
import type { World } from '../world.ts';
import type { LinkReach } from './types.ts';
import { verifyLinks } from './verify-links.ts';

/** Whether what is declared is true. Data only. */
export interface Verification {
  readonly format: 1;
  readonly interconnect: string;
  /** ISO 8601, UTC. */
  readonly observedAt: string;
  /** `connected`: all connections are, both ways. `broken`: one at least is not. `unknown`: it cannot be told. */
  readonly state: 'connected' | 'broken' | 'unknown';
  readonly links: readonly LinkReach[];
  /** What real packets did, where some could be sent; null where there is no data plane. */
  readonly packets: readonly ProbeResult[] | null;
  readonly problems: readonly Problem[];
  readonly filters: typeof FILTERS;
}

/** Whether the spec is true in a world as observed. */
export function verifyWorld(spec: Spec, world: World): Verification {
  if (world.problems.length > 0) return verification(spec, new Date(world.time).toISOString(), [], world.problems);
  const network = Network.from(snapshotOfWorld(world));
  return verification(spec, new Date(world.time).toISOString(), verifyLinks(spec, network, vpcsOfWorld(world)));
}

/** Whether the spec is true in a snapshot, offline. */
export function verifySnapshot(spec: Spec, snapshot: Snapshot): Verification {
  const vpcs = networkVpcs(spec, snapshot);
  const network = Network.from(renamed(snapshot, vpcs));
  return verification(spec, snapshot.takenAt ?? '', verifyLinks(spec, network, vpcs));
}

function verification(
  spec: Spec,
  observedAt: string,
  links: readonly LinkReach[],
  problems: readonly Problem[] = [],
): Verification {
  const unknown = problems.length > 0 || links.some(({ state }) => state === 'unknown');
  const state = links.some((link) => link.state === 'apart' || link.state === 'partial')
    ? 'broken'
    : unknown
      ? 'unknown'
      : 'connected';
  return {
    format: 1,
    interconnect: spec.name,
    observedAt,
    state,
    links,
    packets: null,
    problems,
    filters: FILTERS,
  };
}

/** Sends a packet for every declared pair, both ways, and puts what came of it beside what the routes say. */
export async function withPackets(found: Verification, prober: Prober, signal?: AbortSignal): Promise<Verification> {
  const probes = found.links.flatMap(({ pairs }) =>
    pairs.flatMap(({ between: [a, b] }): readonly Probe[] => [
      { fromVSwitchId: a, toVSwitchId: b },
      { fromVSwitchId: b, toVSwitchId: a },
    ]),
  );
  const packets = await prober.probe(probes, signal);
  const silent = packets.some(({ result }) => result !== 'answered');
  return { ...found, packets, state: silent && found.state === 'connected' ? 'broken' : found.state };
}
