import { ApiError, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { owned } from '../../shared/owned.ts';
import type { RouterInterfaceRow, RouteTableRow } from '../../store/rows.ts';
import { NEXT_HOP_TYPES } from './next-hop-types.ts';

const NotFound = errorCase(400, 'InvalidNextHop.NotFound', 'Specified next hop does not exist.');
const VbrIdle = errorCase(
  400,
  'OperationDenied.VbrIdle',
  'The operation is not allowed because the next hop of the added routing entry is a VBR type RI at the opposite end, which cannot be in an idle state.',
);
const InterfaceNotActive = errorCase(
  400,
  'IncorrectStatus.RouterInterface',
  'The specified RouterInterface status is invalid.',
);
const IncorrectInstanceStatus = errorCase(
  400,
  'IncorrectInstanceStatus',
  'Current instance status does not support this operation.',
);
const OtherVpcOfHaVip = errorCase(400, 'Mismatch.HaVipIdAndRouteTableId', 'The HaVip and RouteTable are mismatched.');
const IncorrectHaVipStatus = errorCase(
  400,
  'IncorrectHaVipStatus',
  'This operation is denied because satus of the specified HaVip is neither Available nor InUse.',
);
const TooManyHaVipEntries = errorCase(
  400,
  'CountLimitExceed.HaVipRouteEntry',
  'The count of route entry to HaVip in one route table is exceeded.',
);
const OtherVpcOfIpv4Gateway = errorCase(
  400,
  'Mismatch.Ipv4GatewayIdAndRouteTableId',
  'The specified IPv4Gateway and RouteTable are not matched.',
);
const IncorrectIpv4GatewayStatus = errorCase(
  400,
  'IncorrectStatus.Ipv4Gateway',
  'The status of Ipv4Gateway is incorrect.',
);

const OtherVpcOfInstance = errorCase(
  404,
  'OperationFailed.InstanceDismatchCurrentVpc',
  'The specified instance does not exist in current vpc.',
);
/** The status is unconfirmed. */
const OtherVpcOfNetworkInterface = errorCase(
  400,
  'Mismatch.EniIdAndRouteTableId',
  'The networkInterface and RouteTable are mismatched.',
);

/** Checks that a next hop exists, in the VPC of the table, and is in the right state. @throws ApiError when not */
type HopCheck = (call: Call<unknown>, table: RouteTableRow, id: string) => void;

/**
 * The types of next hop that the local cloud keeps. A type that is not here is taken at its word: any id that begins as
 * its ids do exists.
 */
const CHECKS: Readonly<Record<string, HopCheck>> = {
  RouterInterface: (call, table, id) => checkInterface(interfaceOn(call, table, id)),

  Instance(call, table, id) {
    const found = owned(call, call.store.tables.instances, id);
    if (!found || found.status === 'Deleting') throw notFound('Instance');
    if (found.vpc !== table.vpc) throw OtherVpcOfInstance();
  },

  NetworkInterface(call, table, id) {
    const found = owned(call, call.store.tables.networkInterfaces, id);
    if (!found || found.status === 'Deleting') throw notFound('NetworkInterface');
    if (found.vpc !== table.vpc) throw OtherVpcOfNetworkInterface();
  },

  NatGateway(call, table, id) {
    const found = owned(call, call.store.tables.natGateways, id);
    if (found?.vpc !== table.vpc) throw notFound('NatGateway');
    if (found.status === 'Creating' || found.status === 'Deleting') throw IncorrectInstanceStatus();
  },

  HaVip(call, table, id) {
    const { haVips, routeEntries } = call.store.tables;
    const found = owned(call, haVips, id);
    if (!found) throw notFound('HaVip');
    if (found.vpc !== table.vpc) throw OtherVpcOfHaVip();
    if (found.status !== 'Available' && found.status !== 'InUse') throw IncorrectHaVipStatus();
    const count = routeEntries.count({ routeTable: table.id, type: 'Custom', nextHopType: 'HaVip' });
    if (count >= call.quotas.haVipEntriesPerRouteTable) throw TooManyHaVipEntries();
  },

  Ipv4Gateway(call, table, id) {
    const found = owned(call, call.store.tables.ipv4Gateways, id);
    if (!found) throw notFound('Ipv4Gateway');
    if (found.vpc !== table.vpc) throw OtherVpcOfIpv4Gateway();
    if (found.status !== 'Created') throw IncorrectIpv4GatewayStatus();
  },

  /**
   * It must end in the table's VPC, and be Activated: not even a change of its name may be under way (API page
   * CreateRouteEntry).
   */
  VpcPeer({ store }, table, id) {
    const found = store.tables.peerConnections.get(id);
    const ends = found && (found.vpc === table.vpc || found.acceptingVpc === table.vpc);
    if (!ends || found.status === 'Deleted') throw notFound('VpcPeer');
    if (found.status !== 'Activated') {
      throw new ApiError(400, 'IncorrectStatus.VpcPeer', `The status of VpcPeer [${id}] is incorrect.`);
    }
  },
};

/** Checks the next hop of an entry with one. @throws ApiError by CreateRouteEntry's table */
export function checkNextHop(call: Call<unknown>, table: RouteTableRow, type: string, id: string): void {
  const check = CHECKS[type];
  if (check) check(call, table, id);
  else if (!id.startsWith(NEXT_HOP_TYPES[type]?.prefix ?? '')) throw notFound(type);
}

const notFound = (type: string): ApiError => (NEXT_HOP_TYPES[type]?.notFound ?? NotFound)();

/** The router interface, if it is on the VRouter that the table belongs to. */
export function interfaceOn(call: Call<unknown>, table: RouteTableRow, id: string): RouterInterfaceRow | undefined {
  const found = owned(call, call.store.tables.routerInterfaces, id);
  return found?.router === table.vrouter ? found : undefined;
}

/** @throws ApiError unless there is such an interface, and it can forward */
export function checkInterface(found: RouterInterfaceRow | undefined): void {
  if (!found) throw notFound('RouterInterface');
  if (found.status === 'Idle' && found.oppositeRouterType === 'VBR') throw VbrIdle();
  // The page says "being created or deleted" at most; that it must be Active is unconfirmed.
  if (found.status !== 'Active') throw InterfaceNotActive();
}
