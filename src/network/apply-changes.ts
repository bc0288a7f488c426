import { type Change, type ChangeAction, formatChange } from './change.ts';
import type { RouteEntryRecord, RouterInterfaceRecord, Snapshot, VpcPeeringRecord } from './snapshot.ts';

/** Thrown when a change names something that is not there, or lacks a parameter. */
export class ChangeError extends Error {
  override readonly name = 'ChangeError';
  readonly change: Change;

  constructor(change: Change, why: string) {
    super(`${formatChange(change)}: ${why}`);
    this.change = change;
  }
}

/**
 * The snapshot as it will be when the changes are done and every transition has ended (a created entry is Available, a
 * connected pair Active). Predicts effects; whether the API would accept a call is not asked.
 *
 * @throws ChangeError when a change names something that is not there.
 */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  return changes.reduce((before, change) => EFFECTS[change.action](before, new Reader(before, change)), snapshot);
}

type Effect = (snapshot: Snapshot, call: Reader) => Snapshot;

const EFFECTS: Readonly<Record<ChangeAction, Effect>> = {
  CreateRouteEntry: (snapshot, call) => {
    const destinationCidrBlock = call.text('DestinationCidrBlock');
    const nextHopType = call.optional('NextHopType') ?? 'Instance';
    const entry: RouteEntryRecord = { destinationCidrBlock, nextHopType, nextHopId: call.text('NextHopId') };
    return call.inTable(snapshot, (entries) => [...entries, entry]);
  },
  ModifyRouteEntry: (snapshot, call) => {
    const change = {
      nextHopType: call.text('NewNextHopType'),
      nextHopId: call.text('NewNextHopId'),
      status: 'Available',
    } as const;
    return call.inTable(snapshot, (entries) => {
      const named = call.entries(entries);
      return entries.map((entry) => (named.includes(entry) ? { ...entry, ...change } : entry));
    });
  },
  DeleteRouteEntry: (snapshot, call) =>
    call.inTable(snapshot, (entries) => {
      const gone = call.entries(entries);
      return entries.filter((entry) => !gone.includes(entry));
    }),
  CreateRouterInterface: (snapshot, call) => {
    const created: RouterInterfaceRecord = {
      routerInterfaceId: call.creates(),
      role: call.text('Role') === 'AcceptingSide' ? 'AcceptingSide' : 'InitiatingSide',
      status: 'Idle',
      routerId: call.text('RouterId'),
      ...call.opposite(),
    };
    return { ...snapshot, routerInterfaces: [...(snapshot.routerInterfaces ?? []), created] };
  },
  ModifyRouterInterfaceAttribute: (snapshot, call) =>
    call.inInterface(snapshot, (record) => ({ ...record, ...call.opposite() })),
  ConnectRouterInterface: (snapshot, call) => {
    const near = call.routerInterface();
    const ids = [near.routerInterfaceId, near.oppositeInterfaceId];
    const active = (record: RouterInterfaceRecord): RouterInterfaceRecord =>
      ids.includes(record.routerInterfaceId) ? { ...record, status: 'Active' } : record;
    return { ...snapshot, routerInterfaces: (snapshot.routerInterfaces ?? []).map(active) };
  },
  ActivateRouterInterface: (snapshot, call) =>
    call.inInterface(snapshot, (record) => ({ ...record, status: 'Active' })),
  DeactivateRouterInterface: (snapshot, call) =>
    call.inInterface(snapshot, (record) => ({ ...record, status: 'Inactive' })),
  DeleteRouterInterface: (snapshot, call) => {
    const gone = call.routerInterface();
    return { ...snapshot, routerInterfaces: (snapshot.routerInterfaces ?? []).filter((record) => record !== gone) };
  },
  CreateVpcPeerConnection: (snapshot, call) => {
    const [vpcId, acceptingVpcId] = [call.text('VpcId'), call.text('AcceptingVpcId')];
    const owner = (id: string) => snapshot.vpcs.find((vpc) => vpc.vpcId === id)?.ownerId;
    // Of one account: accepted by the system (API page CreateVpcPeerConnection).
    const status = owner(vpcId) === owner(acceptingVpcId) ? 'Activated' : 'Accepting';
    const created: VpcPeeringRecord = { instanceId: call.creates(), status, vpcId, acceptingVpcId };
    return { ...snapshot, vpcPeerings: [...(snapshot.vpcPeerings ?? []), created] };
  },
  AcceptVpcPeerConnection: (snapshot, call) =>
    call.inPeering(snapshot, (record) => [{ ...record, status: 'Activated' }]),
  DeleteVpcPeerConnection: (snapshot, call) => call.inPeering(snapshot, () => []),
  AssociateRouteTable: (snapshot, call) => call.bindTable(snapshot, call.text('RouteTableId')),
  UnassociateRouteTable: (snapshot, call) => call.bindTable(snapshot, ''),
  Wait: (snapshot, call) => call.wait(snapshot),
};

function replaced<T>(records: readonly T[], old: T, change: (record: T) => T): readonly T[] {
  return records.map((record) => (record === old ? change(record) : record));
}

/** A destination with its length, which may be left out where it is 32. */
function whole(destination: string): string {
  return destination.includes('/') ? destination : `${destination}/32`;
}

/** Reads the parameters of one change, and finds what they name. */
class Reader {
  readonly #snapshot: Snapshot;
  readonly #change: Change;

  constructor(snapshot: Snapshot, change: Change) {
    this.#snapshot = snapshot;
    this.#change = change;
  }

  optional(name: string): string | undefined {
    return this.#change.parameters[name];
  }

  text(name: string): string {
    return this.optional(name) ?? this.#fail(`it needs ${name}`);
  }

  creates(): string {
    return this.#change.creates ?? this.#fail('it needs an id for what it creates');
  }

  opposite(): Partial<RouterInterfaceRecord> {
    const [oppositeInterfaceId, oppositeRouterId] = [
      this.optional('OppositeInterfaceId'),
      this.optional('OppositeRouterId'),
    ];
    return {
      ...(oppositeInterfaceId === undefined ? {} : { oppositeInterfaceId }),
      ...(oppositeRouterId === undefined ? {} : { oppositeRouterId }),
    };
  }

  inTable(snapshot: Snapshot, change: (entries: readonly RouteEntryRecord[]) => readonly RouteEntryRecord[]): Snapshot {
    const table = this.#find(snapshot.routeTables, (record) => record.routeTableId, this.text('RouteTableId'));
    const routeEntries = change(table.routeEntries ?? []);
    return {
      ...snapshot,
      routeTables: replaced(snapshot.routeTables, table, (record) => ({ ...record, routeEntries })),
    };
  }

  /**
   * The custom entries that the change names by destination: one, or those for the blocks of a prefix list. 10.0.0.1 and
   * 10.0.0.1/32 are one destination.
   */
  entries(entries: readonly RouteEntryRecord[]): readonly RouteEntryRecord[] {
    const custom = entries.filter(({ type = 'Custom', serviceType }) => type === 'Custom' && serviceType !== 'TR');
    const destination = this.text('DestinationCidrBlock');
    const ofList = custom.filter(({ prefixListId }) => prefixListId === destination);
    if (ofList.length > 0) return ofList;
    const single = custom.filter(({ prefixListId = '' }) => prefixListId === '');
    return [this.#find(single, (entry) => whole(entry.destinationCidrBlock), whole(destination))];
  }

  routerInterface(): RouterInterfaceRecord {
    const id = this.text('RouterInterfaceId');
    return this.#find(this.#snapshot.routerInterfaces ?? [], (record) => record.routerInterfaceId, id);
  }

  inInterface(snapshot: Snapshot, change: (record: RouterInterfaceRecord) => RouterInterfaceRecord): Snapshot {
    return { ...snapshot, routerInterfaces: replaced(snapshot.routerInterfaces ?? [], this.routerInterface(), change) };
  }

  inPeering(snapshot: Snapshot, change: (record: VpcPeeringRecord) => readonly VpcPeeringRecord[]): Snapshot {
    const old = this.#find(snapshot.vpcPeerings ?? [], (record) => record.instanceId, this.text('InstanceId'));
    return {
      ...snapshot,
      vpcPeerings: (snapshot.vpcPeerings ?? []).flatMap((record) => (record === old ? change(old) : [record])),
    };
  }

  bindTable(snapshot: Snapshot, routeTableId: string): Snapshot {
    const vSwitch = this.#find(snapshot.vSwitches, (record) => record.vSwitchId, this.text('VSwitchId'));
    return { ...snapshot, vSwitches: replaced(snapshot.vSwitches, vSwitch, (record) => ({ ...record, routeTableId })) };
  }

  wait(snapshot: Snapshot): Snapshot {
    const status = this.text('Until');
    if (this.optional('RouterInterfaceId') !== undefined) {
      return this.inInterface(snapshot, (record) => ({ ...record, status }));
    }
    if (this.optional('InstanceId') !== undefined) return this.inPeering(snapshot, (record) => [{ ...record, status }]);
    return this.inTable(snapshot, (entries) => {
      const named = this.entries(entries);
      return entries.map((entry) => (named.includes(entry) ? { ...entry, status: 'Available' } : entry));
    });
  }

  #find<T>(records: readonly T[], idOf: (record: T) => string, id: string): T {
    return records.find((record) => idOf(record) === id) ?? this.#fail(`there is no ${id}`);
  }

  #fail(why: string): never {
    throw new ChangeError(this.#change, why);
  }
}
