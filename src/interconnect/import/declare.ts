import type { SpecInput, Target } from '../spec/types.ts';
import type { FoundEntry, FoundNetwork } from '../world.ts';
import type { Connection } from './find-connections.ts';

/** A spec for what is there, and what it could not say. */
export interface Declared {
  readonly spec: SpecInput;
  /** What a person should know: entries that the spec leaves out, routes that are missing. */
  readonly notes: readonly string[];
}

interface Facts {
  readonly name: string;
  readonly target: Target;
  /** The region and profile of the spec; networks that differ say so themselves. */
  readonly region: string;
}

/** The spec that declares a connection as it is. */
export function declare(connection: Connection, { name, target, region }: Facts): Declared {
  const [first, second] = connection.networks;
  const sides = [side(first, second, connection.routes[0]), side(second, first, connection.routes[1])] as const;
  const destinations = Object.fromEntries(
    sides.flatMap(({ network, destinations: list }) => (list === undefined ? [] : [[network, [...list]]])),
  );
  const ours = connection.interconnect === name;
  return {
    spec: {
      name,
      region,
      target,
      networks: Object.fromEntries(
        sides.map(({ network, tables, found }) => [
          network,
          {
            vpc: found.vpc.VpcId,
            ...(found.place.region === region ? {} : { region: found.place.region }),
            ...(found.place.profile === undefined ? {} : { profile: found.place.profile }),
            ...(tables === undefined ? {} : { routeTables: tables === 'all' ? tables : [...tables] }),
          },
        ]),
      ),
      connect: [
        {
          between: [first.name, second.name],
          via: connection.via,
          ...(connection.spec === undefined ? {} : { spec: connection.spec as 'Large.2' }),
          ...(connection.bandwidth === undefined ? {} : { bandwidth: connection.bandwidth }),
          ...(ours ? {} : { adopt: [...connection.ids] }),
          ...(Object.keys(destinations).length === 0 ? {} : { destinations }),
        },
      ],
    },
    notes: sides.flatMap(({ notes }) => notes),
  };
}

interface Side {
  readonly network: string;
  readonly found: FoundNetwork;
  /** Absent: the system table alone, as a spec means without saying. */
  readonly tables?: 'all' | readonly string[];
  /** Absent: all blocks of the peer, as a spec means without saying. */
  readonly destinations?: readonly string[];
  readonly notes: readonly string[];
}

/**
 * A spec gives the same destinations to every table of a network. Where tables differ, those that agree with the largest
 * number (the system table's word counts where it is even) are declared, and the others' entries are named.
 */
function side(network: FoundNetwork, peer: FoundNetwork, entries: readonly FoundEntry[]): Side {
  const base = { network: network.name, found: network };
  if (entries.length === 0) {
    const notes = [`No route of ${network.name} leads to ${peer.name}: \`isthmus up\` would add it.`];
    return { ...base, notes };
  }
  const byTable = Map.groupBy(entries, (entry) => entry.RouteTableId);
  const said = (table: string): string => destinationsOf(byTable.get(table) ?? []).join(' ');
  const system = network.tables.find((table) => table.RouteTableType === 'System')?.RouteTableId;
  const groups = [...Map.groupBy(byTable.keys(), said).values()];
  const [agreed = []] = groups.toSorted(
    (one, other) =>
      other.length - one.length || Number(other.includes(system ?? '')) - Number(one.includes(system ?? '')),
  );
  const destinations = destinationsOf(byTable.get(agreed[0] ?? '') ?? []);
  const asPeer = destinations.join(' ') === [...peer.blocks].sort().join(' ');
  const notes = [...byTable].flatMap(([table, left]) =>
    agreed.includes(table)
      ? []
      : [
          `Not declared, since ${table} differs from the other tables of ${network.name}: ${destinationsOf(left).join(', ')}.`,
        ],
  );
  const systemAlone = agreed.length === 1 && agreed[0] === system;
  return {
    ...base,
    ...(systemAlone ? {} : { tables: agreed.length === network.tables.length ? 'all' : agreed.toSorted() }),
    ...(asPeer ? {} : { destinations }),
    notes,
  };
}

const destinationsOf = (entries: readonly FoundEntry[]): readonly string[] =>
  entries.map((entry) => entry.DestinationCidrBlock).sort();
