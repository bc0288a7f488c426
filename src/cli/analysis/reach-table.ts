import type { PairReach, Reach, Vpc, VSwitch } from '../../network/index.ts';

/** Two VPCs: of how many pairs of their vSwitches the second is reached from the first, whole. */
export interface VpcReach {
  readonly from: Vpc;
  readonly to: Vpc;
  readonly reached: number;
  readonly pairs: number;
  /** The first pair that is not reached whole. */
  readonly broken: PairReach | undefined;
}

/** Every ordered pair of VPCs among the vSwitches asked about; a VPC with itself left out. */
export function vpcReaches(result: Reach, from: readonly VSwitch[], to: readonly VSwitch[]): readonly VpcReach[] {
  const targets = [...Map.groupBy(to, ({ vpc }) => vpc)];
  return [...Map.groupBy(from, ({ vpc }) => vpc)].flatMap(([source, sources]) =>
    targets
      .filter(([target]) => target !== source)
      .map(([target, members]): VpcReach => {
        const pairs = sources.flatMap((near) => members.map((far) => result.between(near.id, far.id)));
        const broken = pairs.filter(({ lost }) => lost.length > 0);
        return {
          from: source,
          to: target,
          reached: pairs.length - broken.length,
          pairs: pairs.length,
          broken: broken[0],
        };
      }),
  );
}
