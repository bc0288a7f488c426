import { ApiError, errorCase } from '../../../openapi/index.ts';
import { type Call, DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, list, required, text } from '../../parameters.ts';
import { owned } from '../../shared/owned.ts';
import type { Ipv4GatewayRow, RouteTableRow } from '../../store/rows.ts';
import { InvalidParameter, RouteTableNotFound } from '../shared/errors.ts';
import { addDefaultRoute, defaultRouteOf } from '../shared/gateway-routes.ts';
import { settledIpv4Gateway } from './rules.ts';

// The full stop in the code is the API's.
const AlreadyActive = errorCase(
  400,
  'OperationFailed.Ipv4GatewayAlreadyActive.',
  'The operation failed because of ipv4Gateway is already active.',
);

const MAX_TABLES = 10;

/**
 * Makes an IPv4 gateway its VPC's way to the internet; the tables named get a route for all addresses to it.
 * Source: API page EnableVpcIpv4Gateway.
 */
export const EnableVpcIpv4Gateway = vpcAction({
  name: 'EnableVpcIpv4Gateway',
  effect: 'write',
  parameters: {
    RegionId: text,
    Ipv4GatewayId: required(text),
    RouteTableList: list,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { ipv4Gateways } = store.tables;
    const row = settledIpv4Gateway(call, parameters.Ipv4GatewayId);
    if (row.enabled) throw AlreadyActive();
    const tables = tablesToRoute(call, row, parameters.RouteTableList);
    if (parameters.DryRun) throw DryRunOperation();
    for (const table of tables) addDefaultRoute(call, table, { type: 'Ipv4Gateway', id: row.id });
    ipv4Gateways.update(row.id, { status: 'Activating' });
    call.after(timing.activateIpv4Gateway, ipv4Gateways, row.id, { status: 'Created', enabled: true });
    return {};
  },
});

/** The tables that get a route. @throws ApiError for one that is unknown, of another VPC, or has such a route already */
function tablesToRoute(call: Call<unknown>, gateway: Ipv4GatewayRow, ids: readonly string[]): readonly RouteTableRow[] {
  // The limit is documented, its code is not.
  if (ids.length > MAX_TABLES) throw InvalidParameter();
  return [...new Set(ids)].map((id) => {
    const table = owned(call, call.store.tables.routeTables, id);
    if (table?.vpc !== gateway.vpc || table.associateType !== 'VSwitch') throw RouteTableNotFound();
    if (defaultRouteOf(call, id)) throw allZeroRoute(id);
    return table;
  });
}

const allZeroRoute = (table: string): ApiError =>
  new ApiError(
    400,
    'OperationDenied.ConflictOfAllZeroRouting',
    `The operation is not allowed because of routetable [${table}] exist all-zero route entry.`,
  );
