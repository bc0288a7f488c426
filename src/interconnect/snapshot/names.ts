import type { Snapshot, VpcRecord } from '../../network/snapshot.ts';
import type { NetworkSpec, Spec } from '../spec/types.ts';

/** The VPC that each network of a spec means, by name; those that a snapshot does not hold, or not clearly, are left out. */
export function networkVpcs(spec: Spec, snapshot: Snapshot): ReadonlyMap<string, string> {
  const found = Object.entries(spec.networks).flatMap(([name, wanted]) => {
    const region = wanted.region ?? spec.region;
    const [vpc, second] = snapshot.vpcs.filter((record) => isMeant(wanted, region, record));
    return vpc === undefined || second !== undefined ? [] : [[name, vpc.vpcId] as const];
  });
  return new Map(found);
}

function isMeant(wanted: NetworkSpec, region: string, vpc: VpcRecord): boolean {
  if (wanted.vpc !== undefined) return vpc.vpcId === wanted.vpc;
  if (wanted.router !== undefined) return vpc.vRouterId === wanted.router;
  if (vpc.regionId !== undefined && vpc.regionId !== region) return false;
  if (wanted.name !== undefined) return vpc.vpcName === wanted.name;
  return Object.entries(wanted.tag ?? {}).every(([key, value]) => vpc.tags?.[key] === value);
}

/** The snapshot with VPCs called what the spec calls them, so that every answer speaks its reader's language. */
export function renamed(snapshot: Snapshot, names: ReadonlyMap<string, string>): Snapshot {
  const nameOf = new Map(Array.from(names, ([name, vpcId]) => [vpcId, name]));
  return {
    ...snapshot,
    vpcs: snapshot.vpcs.map((vpc) => {
      const vpcName = nameOf.get(vpc.vpcId);
      return vpcName === undefined ? vpc : { ...vpc, vpcName };
    }),
  };
}
