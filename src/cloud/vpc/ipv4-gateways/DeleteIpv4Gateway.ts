import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { remove } from '../../shared/removal.ts';
import { routesTo } from '../shared/gateway-routes.ts';
import { settledIpv4Gateway } from './rules.ts';

// The rules are documented, the codes are unconfirmed.
const HasRoutes = errorCase(
  400,
  'DependencyViolation.RouteEntry',
  'The specified resource of ipv4Gateway depends on routeEntry, so the operation cannot be completed.',
);
const HasRouteTable = errorCase(
  400,
  'DependencyViolation.RouteTable',
  'The specified resource of ipv4Gateway depends on routeTable, so the operation cannot be completed.',
);

/** Deletes an IPv4 gateway to which no route leads and that has no route table. Source: API page DeleteIpv4Gateway. */
export const DeleteIpv4Gateway = vpcAction({
  name: 'DeleteIpv4Gateway',
  effect: 'write',
  parameters: {
    RegionId: text,
    Ipv4GatewayId: required(text),
    // Whether public addresses of the VPC reach the internet afterwards: there are none.
    InternetMode: ignored(text),
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const row = settledIpv4Gateway(call, parameters.Ipv4GatewayId);
    if (routesTo(call, row.id).length > 0) throw HasRoutes();
    if (row.routeTable !== '') throw HasRouteTable();
    if (parameters.DryRun) throw DryRunOperation();
    remove(call, timing.deleteIpv4Gateway, store.tables.ipv4Gateways, row.id, { status: 'Deleting' });
    return {};
  },
});
