import { draw, type GraphFormat } from '../../interconnect/graph/index.ts';
import { networkPicture } from '../../interconnect/graph/network-picture.ts';
import { paintPath } from '../../interconnect/graph/paint-path.ts';
import { type Trace, trace, type Vpc } from '../../network/index.ts';
import { findEnds, findTargets } from './find-ends.ts';
import type { OpenNetwork } from './open-network.ts';

/** A network of so many VPCs is drawn whole; of a larger one only what the path and the spec concern. */
const WHOLE = 20;

/** The network as a picture. */
export function wholePicture({ network, label }: OpenNetwork, format: GraphFormat): string {
  return draw(networkPicture(network, label, [...network.vpcs.values()]), format);
}

/**
 * The picture with the way of a packet, and of its answer, painted over it. Of several pairs of vSwitches the first that
 * is broken is shown, else the first.
 */
export async function pathPicture(open: OpenNetwork, from: string, to: string, format: GraphFormat): Promise<string> {
  const { network, label } = open;
  const [sources, targets] = await Promise.all([findEnds(open, from), findTargets(open, to)]);
  const traces = sources.flatMap((source) => targets.map((target) => trace(network, source, target)));
  const [first] = traces;
  const shown = traces.find(({ connected }) => !connected) ?? first;
  if (shown === undefined) throw new Error('findEnds and findTargets give one place at least');
  const ends = [...sources, ...targets].flatMap((place) => (typeof place === 'number' ? [] : [place.vSwitch.vpc]));
  const vpcs = [...network.vpcs.values()];
  const concerned = vpcs.length <= WHOLE ? vpcs : vpcs.filter((vpc) => ends.includes(vpc) || isOnWay(shown, vpc));
  return draw(paintPath(networkPicture(network, label, concerned), network, shown), format);
}

const isOnWay = ({ there, back }: Trace, vpc: Vpc): boolean =>
  [...there.hops, ...(back?.hops ?? [])].some(({ vpcId }) => vpcId === vpc.id);
