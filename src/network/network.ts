import { applyChanges } from './apply-changes.ts';
import type { Change } from './change.ts';
import { address, cidr, cidrHasAddress } from './cidr.ts';
import { effectiveRoutes } from './effective-routes.ts';
import type {
  Host,
  HostDown,
  IneffectiveEntry,
  RouteEntry,
  RouterInterface,
  RouteTable,
  Vpc,
  VpcPeering,
  VSwitch,
} from './model.ts';
import type { PrefixTrie } from './prefix-trie.ts';
import { RangeTable } from './range-table.ts';
import type { HostRecord, RouteTableRecord, Snapshot, VpcRecord, VSwitchRecord } from './snapshot.ts';
import { SnapshotError } from './snapshot-problem.ts';
import { snapshotReferences } from './snapshot-references.ts';

/** A network as an immutable value, built from a snapshot, with an index for each question that is asked of it. */
export class Network {
  readonly snapshot: Snapshot;
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly vSwitches: ReadonlyMap<string, VSwitch>;
  readonly tables: ReadonlyMap<string, RouteTable>;
  readonly routerInterfaces: ReadonlyMap<string, RouterInterface>;
  readonly vpcPeerings: ReadonlyMap<string, VpcPeering>;
  /** Undefined when the snapshot did not look at hosts. */
  readonly hosts: ReadonlyMap<string, Host> | undefined;
  /** All VPCs by the id of their VRouter. */
  readonly vpcsByRouter: ReadonlyMap<string, Vpc>;
  readonly #hostsByAddress: ReadonlyMap<string, Host>;
  #firstHosts: ReadonlyMap<VSwitch, Host> | undefined = undefined;

  /**
   * Builds the network that a snapshot describes. Data from outside goes through `readSnapshot` first, which checks its
   * shape; ids and CIDR blocks are checked here.
   *
   * @throws SnapshotError when ids are unknown or not unique, or CIDR blocks not canonical.
   */
  static from(snapshot: Snapshot): Network {
    const problems = snapshotReferences(snapshot);
    if (problems.length > 0) throw new SnapshotError(problems);
    return new Network(snapshot);
  }

  /**
   * The network as it will be when the changes are done.
   *
   * @throws ChangeError when a change names something that is not there.
   */
  after(changes: readonly Change[]): Network {
    // Made of a snapshot that was checked: not checked again, which is most of the cost of a large network.
    return new Network(applyChanges(this.snapshot, changes));
  }

  private constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
    const build = new Builder(snapshot);
    this.vpcs = build.vpcs;
    this.vSwitches = build.vSwitches;
    this.tables = build.tables;
    this.vpcsByRouter = new Map(Array.from(build.vpcs.values(), (vpc) => [vpc.vRouterId, vpc]));
    this.routerInterfaces = new Map(
      (snapshot.routerInterfaces ?? []).map((record) => {
        const id = record.routerInterfaceId;
        return [id, { id, record, vpc: this.vpcsByRouter.get(record.routerId) }];
      }),
    );
    this.vpcPeerings = new Map(
      (snapshot.vpcPeerings ?? []).map((record) => {
        const ends = { vpc: this.vpcs.get(record.vpcId), acceptingVpc: this.vpcs.get(record.acceptingVpcId) };
        return [record.instanceId, { id: record.instanceId, record, ...ends }];
      }),
    );
    this.hosts = snapshot.hosts === undefined ? undefined : build.hosts(snapshot.hosts);
    this.#hostsByAddress = hostsByAddress([...(this.hosts?.values() ?? [])]);
  }

  /** The host with this address in this vSwitch, as far as the snapshot knows; of an instance and its interface the one that is down. */
  hostAt(vSwitch: VSwitch, value: number): Host | undefined {
    return this.#hostsByAddress.get(hostKey(vSwitch, value));
  }

  /** The first host of a vSwitch that is up, in the order of the snapshot; where none is, the first. */
  firstHost(vSwitch: VSwitch): Host | undefined {
    this.#firstHosts ??= new Map(
      [...(this.hosts?.values() ?? [])]
        .toSorted((a, b) => Number(a.down !== undefined) - Number(b.down !== undefined))
        .reverse()
        .map((host) => [host.vSwitch, host]),
    );
    return this.#firstHosts.get(vSwitch);
  }

  /** The vSwitches that hold the address; several where VPCs overlap. Looks at each vSwitch: for asking, not for loops. */
  vSwitchesWith(value: number): readonly VSwitch[] {
    return [...this.vSwitches.values()].filter((vSwitch) => cidrHasAddress(vSwitch.block, value));
  }
}

function hostKey(vSwitch: VSwitch, value: number): string {
  return `${vSwitch.id} ${value}`;
}

function hostsByAddress(hosts: readonly Host[]): ReadonlyMap<string, Host> {
  const entries = hosts.flatMap((host) => {
    const further = (host.record.secondaryIpAddresses ?? []).map(address);
    return [host.address, ...further].map((value) => [hostKey(host.vSwitch, value), host] as const);
  });
  // The last one counts.
  return new Map(entries.toSorted(([, a], [, b]) => Number(a.down !== undefined) - Number(b.down !== undefined)));
}

/** What is Stopped of an interface is the instance that has it (`HostRecord.status`). */
function downOf({ type, status }: HostRecord): HostDown | undefined {
  if (status === undefined || status === '') return undefined;
  if (type === 'Instance') return status === 'Running' ? undefined : 'stopped';
  if (status === 'Stopped' || status === 'Stopping') return 'stopped';
  return status === 'InUse' ? undefined : 'not-bound';
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Ties the objects together, which point at each other (a table at its VPC, the VPC at its tables). */
class Builder {
  readonly vpcs = new Map<string, Vpc>();
  readonly vSwitches = new Map<string, VSwitch>();
  readonly tables = new Map<string, RouteTable>();

  constructor(snapshot: Snapshot) {
    const tablesOf = Map.groupBy(snapshot.routeTables, (table) => table.vpcId);
    const vSwitchesOf = Map.groupBy(snapshot.vSwitches, (vSwitch) => vSwitch.vpcId);
    for (const record of snapshot.vpcs) {
      this.#vpc(record, tablesOf.get(record.vpcId) ?? [], vSwitchesOf.get(record.vpcId) ?? []);
    }
  }

  hosts(records: NonNullable<Snapshot['hosts']>): ReadonlyMap<string, Host> {
    const hosts = new Map<string, Host>();
    for (const record of records) {
      const vSwitch = this.vSwitches.get(record.vSwitchId);
      if (vSwitch === undefined) continue;
      const down = downOf(record);
      hosts.set(record.hostId, { id: record.hostId, record, vSwitch, address: address(record.ipAddress), down });
    }
    return hosts;
  }

  #vpc(record: VpcRecord, tableRecords: readonly RouteTableRecord[], vSwitchRecords: readonly VSwitchRecord[]): void {
    const vSwitches: VSwitch[] = [];
    const tables: RouteTable[] = [];
    const vpc: UnfinishedVpc = {
      id: record.vpcId,
      name: record.vpcName || record.vpcId,
      regionId: record.regionId ?? '',
      ownerId: record.ownerId ?? '',
      vRouterId: record.vRouterId,
      blocks: [record.cidrBlock, ...(record.secondaryCidrBlocks ?? [])].map(cidr),
      vSwitches,
      systemTable: undefined,
      tables,
      toJSON: () => record.vpcId,
    };
    const byId = new Map<string, RouteTable>();
    for (const tableRecord of tableRecords) {
      if (tableRecord.associateType === 'Gateway') continue;
      const table = new LazyTable(tableRecord, vpc as Vpc, this.tables.size);
      if (table.type === 'System') vpc.systemTable = table;
      tables.push(table);
      byId.set(table.id, table);
      this.tables.set(table.id, table);
    }
    const system = vpc.systemTable;
    if (system === undefined || !isComplete(vpc)) return;
    for (const { vSwitchId, vSwitchName, cidrBlock, routeTableId } of vSwitchRecords) {
      const vSwitch: Mutable<VSwitch> = {
        id: vSwitchId,
        name: vSwitchName || vSwitchId,
        vpc,
        block: cidr(cidrBlock),
        table: byId.get(routeTableId ?? '') ?? system,
        toJSON: () => vSwitchId,
      };
      vSwitches.push(vSwitch);
      this.vSwitches.set(vSwitchId, vSwitch);
    }
    this.vpcs.set(vpc.id, vpc);
  }
}

/** A VPC while its tables are being made, which point at it. */
type UnfinishedVpc = Omit<Vpc, 'systemTable'> & { systemTable: RouteTable | undefined };

function isComplete(vpc: UnfinishedVpc): vpc is Vpc {
  return vpc.systemTable !== undefined;
}

/** A table that works out its effective entries when first asked: a trace needs few of the tables of a large network. */
class LazyTable implements RouteTable {
  readonly id: string;
  readonly name: string;
  readonly vpc: Vpc;
  readonly type: 'System' | 'Custom';
  readonly index: number;
  readonly #record: RouteTableRecord;
  #ranges: RangeTable<RouteEntry> | undefined = undefined;
  #built: Pick<RouteTable, 'routes' | 'ineffective'> | undefined = undefined;

  constructor(record: RouteTableRecord, vpc: Vpc, index: number) {
    this.id = record.routeTableId;
    this.name = record.routeTableName || record.routeTableId;
    this.vpc = vpc;
    this.type = record.routeTableType;
    this.index = index;
    this.#record = record;
  }

  toJSON(): string {
    return this.id;
  }

  get routes(): PrefixTrie<RouteEntry> {
    return this.#content.routes;
  }

  get ranges(): RangeTable<RouteEntry> {
    this.#ranges ??= new RangeTable(this.routes);
    return this.#ranges;
  }

  get ineffective(): readonly IneffectiveEntry[] {
    return this.#content.ineffective;
  }

  get #content(): Pick<RouteTable, 'routes' | 'ineffective'> {
    this.#built ??= effectiveRoutes(
      this,
      this.vpc,
      (this.#record.routeEntries ?? []).map((entry) => [cidr(entry.destinationCidrBlock), entry]),
    );
    return this.#built;
  }
}
