import { Callers, type Connect } from '../callers.ts';
import { LIMITS } from '../limits.ts';
import { observe } from '../observe.ts';
import type { Problem } from '../plan/types.ts';
import { parseSpec } from '../spec/load.ts';
import type { NetworkSpec, Spec, Target } from '../spec/types.ts';
import type { FoundNetwork, World } from '../world.ts';
import { declare } from './declare.ts';
import { type Connection, findConnections } from './find-connections.ts';
import { named, namedByMark } from './name-networks.ts';
import { specText } from './spec-text.ts';

export interface ImportOptions {
  readonly target: Target;
  readonly connect: Connect;
  /**
   * The two VPCs: how the spec is to call them, and which they are. Without a name: as the interconnect that made the
   * connection calls them, else as the VPCs are called.
   */
  readonly networks: readonly [readonly [string | undefined, NetworkSpec], readonly [string | undefined, NetworkSpec]];
  readonly region: string;
  /** Name of the interconnect, where what is there is not marked for one. */
  readonly name: string;
  /** The way meant, where there are several. */
  readonly via?: Connection['via'];
}

export type Imported =
  | {
      readonly found: true;
      readonly connection: Connection;
      /** The spec that declares it, validated, and as the text of an isthmus.yaml. */
      readonly spec: Spec;
      readonly text: string;
      /** What a person should know: entries that the spec leaves out, routes that are missing. */
      readonly notes: readonly string[];
    }
  | { readonly found: false; readonly problems: readonly Problem[] };

/** Finds how two VPCs are connected now, and declares it. Reads only. */
export async function importConnection(options: ImportOptions): Promise<Imported> {
  const { target, connect, networks, region } = options;
  const [[first, one], [second, other]] = networks;
  const given = [first, second] as const;
  const said = [first ?? 'network-1', second ?? 'network-2'] as const;
  const wanted: Spec = {
    name: options.name,
    region,
    target,
    networks: { [said[0]]: one, [said[1]]: other },
    // What is asked of the cloud is the same whatever the way; router interfaces need no dry run.
    connect: [{ between: [...said], via: 'router-interface', adopt: [], destinations: {} }],
    spec: 'Large.2',
    via: 'router-interface',
    quotas: LIMITS,
    tags: {},
  };
  const world = await observe(wanted, new Callers({ target, connect }));
  const found = said.map((name) => world.networks.get(name));
  if (world.problems.length > 0 || found[0] === undefined || found[1] === undefined)
    return { found: false, problems: world.problems };
  const [a, b] = named([found[0], found[1]], given);
  if (a.vpc.VpcId === b.vpc.VpcId) return { found: false, problems: [same(a)] };
  const all = findConnections(a, b, world);
  const meant = options.via === undefined ? all : all.filter(({ via }) => via === options.via);
  const [connection, another] = meant;
  if (connection === undefined) return { found: false, problems: [notConnected(a, b, world, all)] };
  if (another !== undefined) return { found: false, problems: [several(a, b, meant)] };
  const name = connection.interconnect ?? options.name;
  const pair = namedByMark([a, b], given, connection);
  const turned = connection.networks[0] === b;
  const called = { ...connection, networks: turned ? ([pair[1], pair[0]] as const) : pair };
  const declared = declare(called, { name, target, region });
  const names = pair.map((network) => network.name).join(' and ');
  const text = await specText(declared.spec, `What connects ${names}, as \`isthmus import\` found it.`);
  return { found: true, connection: called, spec: await parseSpec(text, 'isthmus.yaml'), text, notes: declared.notes };
}

const saidNetwork = ({ name, vpc }: FoundNetwork): string => `${name} (${vpc.VpcId})`;
const saidWay = ({ via, ids }: Connection): string => `${via} ${ids.join(' and ')}`;

const same = (network: FoundNetwork): Problem => ({
  code: 'SameVpc',
  message: `Both name one VPC, ${network.vpc.VpcId}.`,
  actions: ['Name two VPCs.'],
  objects: [network.vpc.VpcId],
});

function notConnected(a: FoundNetwork, b: FoundNetwork, world: World, others: readonly Connection[]): Problem {
  const routers = [a.vpc.VRouterId, b.vpc.VRouterId];
  const halves = world.interfaces
    .filter((item) => routers.includes(item.RouterId) && routers.includes(item.OppositeRouterId ?? ''))
    .map((item) => item.RouterInterfaceId);
  const left =
    halves.length === 0
      ? ''
      : ` Router interfaces that were to join them are there (${halves.join(', ')}), but no pair.`;
  const otherwise = others.length === 0 ? '' : ` They are connected otherwise: ${others.map(saidWay).join('; ')}.`;
  return {
    code: 'NotConnected',
    message: `Nothing connects ${saidNetwork(a)} and ${saidNetwork(b)}${others.length === 0 ? '' : ' that way'}.${otherwise}${left}`,
    actions:
      others.length === 0
        ? ['Declare it: isthmus init, with the two as networks']
        : ['Take the way that is there: leave out --via'],
    objects: [a.vpc.VpcId, b.vpc.VpcId, ...halves],
  };
}

const several = (a: FoundNetwork, b: FoundNetwork, all: readonly Connection[]): Problem => ({
  code: 'SeveralConnections',
  message: `${saidNetwork(a)} and ${saidNetwork(b)} are connected more than once: ${all.map(saidWay).join('; ')}.`,
  actions: ['Say which one is meant: --via router-interface, or --via vpc-peering'],
  objects: all.flatMap(({ ids }) => ids),
});
