import type { Store } from '../../src/cloud/store/store.ts';
import type { Table } from '../../src/cloud/store/table.ts';
import { cidrContains, cidrsOverlap, parseCidr } from '../../src/network/cidr.ts';

type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Ids as the cloud makes them: prefix, region code, 18 letters and digits. */
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-[a-z0-9]{21}$/;

/**
 * Fields that may go on naming what is gone: the survivor of a pair keeps its peer's id, and a peering that ended keeps its
 * VPCs' for as long as it is shown. A rule's prefix list and peer group need not exist.
 */
const MAY_OUTLIVE = new Set([
  'routerInterface.oppositeInterface',
  'routerInterface.oppositeRouter',
  'routerInterface.connectedTo',
  'peerConnection.vpc',
  'peerConnection.acceptingVpc',
  'securityGroupRule.peerGroup',
  'securityGroupRule.prefixList',
  'token.id',
  'token.fingerprint',
  'token.answer',
]);

/** Statuses that something under way must end. */
const PASSING =
  /^(Pending|Modifying|Deleting|Connecting|AcceptingConnecting|Activating|Deactivating|Starting|Stopping|Attaching|Detaching|BINDING|UNBINDING|Creating|Updating|Associating|Unassociating)$/;

/**
 * What is wrong with a store, a sentence each; nothing when it is whole: every row that another names is there and is of
 * the same owner, nothing is there twice, every count is the number of rows, and what is on its way somewhere has a
 * transition that will end it.
 */
export function violationsOf(store: Store): readonly string[] {
  const tables = Object.values(store.tables) as unknown as readonly Table<Row>[];
  const rows = new Map(tables.map((table) => [table.name, table.find({})]));
  return [
    ...duplicates(rows),
    ...orphans(rows),
    ...wrongCounts(tables, rows),
    ...stuck(store, rows),
    ...brokenVpcs(store),
    ...brokenRoutes(store),
    ...brokenInterfaces(store),
  ];
}

type Rows = ReadonlyMap<string, readonly Row[]>;

/**
 * No resource's id may be taken twice, in whichever tables. Rows of a relation have no time of creation, and another's id.
 */
function duplicates(rows: Rows): string[] {
  const seen = new Map<string, string>();
  return [...rows].flatMap(([name, list]) =>
    list.flatMap(({ id, createdAt }) => {
      if (createdAt === undefined) return [];
      const other = seen.get(id);
      seen.set(id, name);
      return other === undefined ? [] : [`${id} is in ${other} and in ${name}`];
    }),
  );
}

/**
 * What a row names by id must be there, and belong to the same account and region; of what is on its way out, parts go
 * first.
 */
function orphans(rows: Rows): string[] {
  const owners = new Map([...rows.values()].flat().map((row) => [row.id, `${row.account}/${row.region}`]));
  // Only kinds that the store keeps can be missing from it: a gateway that is not emulated is not.
  const kept = new Set([...owners.keys()].map(prefixOf));
  return [...rows].flatMap(([name, list]) =>
    list.flatMap((row) =>
      Object.entries(row).flatMap(([field, value]) => {
        if (field === 'id' || row.status === 'Deleting' || MAY_OUTLIVE.has(`${name}.${field}`)) return [];
        return idsIn(value).flatMap((id) => {
          const owner = owners.get(id);
          if (owner === undefined)
            return kept.has(prefixOf(id)) ? [`${name} ${row.id}: its ${field} ${id} is gone`] : [];
          const foreign =
            row.account !== undefined && owner !== `${row.account}/${row.region}` && !owner.startsWith('undefined');
          return foreign ? [`${name} ${row.id}: its ${field} ${id} is of another owner`] : [];
        });
      }),
    ),
  );
}

const prefixOf = (id: string): string => id.slice(0, id.lastIndexOf('-'));

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return ID.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

/** Counts that are kept beside the rows must be the rows' number. */
function wrongCounts(tables: readonly Table<Row>[], rows: Rows): string[] {
  return tables.flatMap((table) => {
    const owned = (rows.get(table.name) ?? []).filter((row) => row.account !== undefined && row.region !== undefined);
    const groups = Map.groupBy(owned, (row) => `${row.account}/${row.region}`);
    return [...groups.values()].flatMap((group) => {
      const [{ account, region } = { account: '', region: '' }] = group;
      const counted = table.count({ account, region });
      return counted === group.length
        ? []
        : [`${table.name} counts ${counted} of ${account} in ${region}; there are ${group.length}`];
    });
  });
}

/** What is on its way somewhere must have a transition, and a transition must be about something. */
function stuck(store: Store, rows: Rows): string[] {
  const moving = new Set(store.transitions.list().map(({ kind, row }) => `${kind} ${row}`));
  const there = new Set([...rows].flatMap(([name, list]) => list.map(({ id }) => `${name} ${id}`)));
  const passing = [...rows].flatMap(([name, list]) =>
    list.filter(({ status }) => typeof status === 'string' && PASSING.test(status)).map((row) => ({ name, row })),
  );
  return [
    ...passing
      .filter(({ name, row }) => !moving.has(`${name} ${row.id}`))
      .map(({ name, row }) => `${name} ${row.id} is ${row.status} and nothing will end that`),
    ...[...moving].filter((key) => !there.has(key)).map((key) => `a transition is left of ${key}, which is gone`),
  ];
}

/**
 * A VPC, until it is deleted, has one VRouter and one system table, and its vSwitches' blocks lie in its own, apart from
 * each other.
 */
function brokenVpcs({ tables }: Store): string[] {
  return tables.vpcs.find({ status: ['Pending', 'Available'] }).flatMap((vpc) => {
    const routers = tables.vrouters.find({ vpc: vpc.id });
    const systemTables = tables.routeTables.find({ vpc: vpc.id, type: 'System', associateType: 'VSwitch' });
    const wrong: string[] = [];
    if (routers.length !== 1 || routers[0]?.id !== vpc.vrouter) wrong.push(`${vpc.id} has ${routers.length} VRouters`);
    if (systemTables.length !== 1 || systemTables[0]?.id !== vpc.systemTable) {
      wrong.push(`${vpc.id} has ${systemTables.length} system tables`);
    }
    const own = [vpc.cidr, ...vpc.secondaryCidrs].flatMap((text) => parseCidr(text) ?? []);
    const vswitches = tables.vswitches.find({ vpc: vpc.id });
    const blocks = vswitches.map(({ cidr }) => parseCidr(cidr));
    for (const [index, block] of blocks.entries()) {
      const name = vswitches[index]?.id;
      if (!block || !own.some((outer) => cidrContains(outer, block))) wrong.push(`${name} lies outside ${vpc.id}`);
      else if (blocks.slice(0, index).some((other) => other && cidrsOverlap(other, block))) {
        wrong.push(`${name} overlaps another vSwitch of ${vpc.id}`);
      }
    }
    return wrong;
  });
}

/** An entry lies in a table of its VPC, and no table has two entries for one destination. */
function brokenRoutes({ tables }: Store): string[] {
  return tables.routeTables.find({}).flatMap((table) => {
    const entries = tables.routeEntries.find({ routeTable: table.id });
    const destinations = entries.map(({ destination }) => destination);
    return [
      ...entries.filter(({ vpc }) => vpc !== table.vpc).map(({ id }) => `${id} is of another VPC than its table`),
      ...destinations
        .filter((destination, index) => destinations.indexOf(destination) !== index)
        .map((destination) => `${table.id} has two entries for ${destination}`),
    ];
  });
}

/**
 * A network interface that is not on its way out holds exactly its addresses, each in its vSwitch's block, and is in a
 * security group of its VPC; an instance that stays has one primary interface. One that goes holds and is in nothing.
 */
function brokenInterfaces({ tables }: Store): string[] {
  const interfaces = tables.networkInterfaces.find({});
  const groups = new Map(tables.securityGroups.find({}).map((group) => [group.id, group]));
  const wrongInterfaces = interfaces.flatMap((row) => {
    const held = tables.addresses.find({ holder: row.id }).map(({ vswitch, address }) => `${vswitch}/${address}`);
    const own = row.status === 'Deleting' ? [] : [row.address, ...row.secondaryAddresses, ...row.ipv6Addresses];
    const wanted = own.map((address) => `${row.vswitch}/${address}`);
    const members = tables.securityGroupMembers.find({ networkInterface: row.id });
    const block = parseCidr(tables.vswitches.get(row.vswitch)?.cidr ?? '');
    const address = parseCidr(row.address);
    return [
      ...(held.toSorted().join() === wanted.toSorted().join() ? [] : [`${row.id} holds ${held}, and has ${wanted}`]),
      ...((members.length === 0) === (row.status === 'Deleting') ? [] : [`${row.id} is in ${members.length} groups`]),
      ...members
        .filter(({ group }) => groups.get(group)?.vpc !== row.vpc)
        .map(({ group }) => `${row.id} is in ${group}, which is not of its VPC`),
      ...(row.status === 'Deleting' || (block && address && cidrContains(block, address))
        ? []
        : [`${row.id} lies outside its vSwitch`]),
    ];
  });
  const wrongInstances = tables.instances.find({}).flatMap(({ id, status }) => {
    const primary = interfaces.filter((row) => row.instance === id && row.type === 'Primary').length;
    return primary === (status === 'Deleting' ? 0 : 1) ? [] : [`${id} has ${primary} primary network interfaces`];
  });
  return [...wrongInterfaces, ...wrongInstances];
}
