import type { DatabaseSync } from 'node:sqlite';
import type {
  RouteEntryRow,
  RouterInterfaceRow,
  RouteTableRow,
  TagRow,
  TokenRow,
  VpcRow,
  VRouterRow,
  VSwitchRow,
} from './rows.ts';
import { Table } from './table.ts';

const OWNED = { id: 'text', account: 'text', region: 'text', createdAt: 'integer' } as const;
const NAMED = { ...OWNED, name: 'text', description: 'text' } as const;
const STATEFUL = { ...NAMED, status: 'text' } as const;

/** Opens every table of the store, creating what is not there yet. Indexes follow the look-ups of the actions. */
export function openTables(database: DatabaseSync) {
  return {
    vpcs: new Table<VpcRow>(
      database,
      'vpc',
      {
        ...STATEFUL,
        cidr: 'text',
        secondaryCidrs: 'json',
        userCidrs: 'json',
        ipv6: 'boolean',
        ipv6Blocks: 'json',
        isDefault: 'boolean',
        dnsHostname: 'boolean',
        classicLink: 'boolean',
        resourceGroup: 'text',
        vrouter: 'text',
        systemTable: 'text',
      },
      [['account', 'region']],
    ),
    vrouters: new Table<VRouterRow>(database, 'vrouter', { ...NAMED, vpc: 'text' }, [['account', 'region'], ['vpc']]),
    vswitches: new Table<VSwitchRow>(
      database,
      'vswitch',
      {
        ...STATEFUL,
        vpc: 'text',
        zone: 'text',
        cidr: 'text',
        ipv6: 'boolean',
        ipv6Cidr: 'text',
        isDefault: 'boolean',
        resourceGroup: 'text',
        routeTable: 'text',
      },
      [['account', 'region'], ['vpc'], ['routeTable']],
    ),
    routeTables: new Table<RouteTableRow>(
      database,
      'routeTable',
      {
        ...STATEFUL,
        type: 'text',
        associateType: 'text',
        vpc: 'text',
        vrouter: 'text',
        propagation: 'boolean',
        resourceGroup: 'text',
      },
      [['account', 'region'], ['vpc']],
    ),
    routeEntries: new Table<RouteEntryRow>(
      database,
      'routeEntry',
      {
        ...STATEFUL,
        type: 'text',
        routeTable: 'text',
        vpc: 'text',
        destination: 'text',
        ipVersion: 'text',
        nextHopType: 'text',
        nextHop: 'text',
        nextHops: 'json',
        modifiedAt: 'integer',
      },
      [
        ['routeTable', 'type', 'destination'],
        ['vpc', 'status'],
        ['nextHop', 'vpc'],
      ],
    ),
    routerInterfaces: new Table<RouterInterfaceRow>(
      database,
      'routerInterface',
      {
        ...OWNED,
        name: 'text?',
        description: 'text?',
        status: 'text',
        businessStatus: 'text',
        role: 'text',
        spec: 'text',
        routerType: 'text',
        router: 'text',
        vpc: 'text?',
        accessPoint: 'text?',
        oppositeRegion: 'text',
        oppositeRouterType: 'text',
        oppositeRouter: 'text?',
        oppositeInterface: 'text?',
        oppositeOwner: 'text?',
        oppositeAccessPoint: 'text?',
        connectedTo: 'text?',
        connectedAt: 'integer?',
        healthCheckSource: 'text?',
        healthCheckTarget: 'text?',
        healthCheckThreshold: 'integer?',
        healthCheckRate: 'integer?',
        prepaid: 'boolean',
        endTime: 'text',
        fastLink: 'boolean',
        resourceGroup: 'text',
        modifiedAt: 'integer',
      },
      [['account', 'region'], ['router'], ['vpc'], ['oppositeInterface'], ['businessStatus']],
    ),
    tags: new Table<TagRow>(
      database,
      'tag',
      {
        id: 'text',
        resource: 'text',
        resourceType: 'text',
        account: 'text',
        region: 'text',
        key: 'text',
        value: 'text',
      },
      [['resource'], ['account', 'region', 'resourceType', 'key']],
    ),
    tokens: new Table<TokenRow>(
      database,
      'token',
      { id: 'text', fingerprint: 'text', answer: 'text', createdAt: 'integer' },
      [['createdAt']],
    ),
  };
}

export type Tables = ReturnType<typeof openTables>;
