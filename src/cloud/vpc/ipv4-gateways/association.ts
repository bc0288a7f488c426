import { ApiError, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { Ipv4GatewayRow, RouteTableRow } from '../../store/rows.ts';
import { settledIpv4Gateway } from './rules.ts';

/** What AssociateRouteTableWithGateway and DissociateRouteTableFromGateway share. */

const TableNotFound = errorCase(
  400,
  'ResourceNotFound.RouteTable',
  'The specified resource gatewayRouteTable is not found.',
);
const NotGatewayTable = errorCase(
  400,
  'OperationDenied.RouteTableTypeIncorrect',
  'The operation is not allowed because of routeTableType is incorrect.',
);
const IncorrectTableStatus = errorCase(
  400,
  'IncorrectStatus.RouteTable',
  'The status of the specified route table is incorrect.',
);
const IllegalGatewayType = errorCase(400, 'IllegalParam.GatewayType', 'The param of GatewayType is illegal.');

interface Pair {
  readonly gateway: Ipv4GatewayRow;
  readonly table: RouteTableRow;
}

/** The gateway and the gateway route table that a call names. @throws ApiError when either is unknown, or not ready */
export function gatewayAndTable(
  call: Call<unknown>,
  {
    GatewayId,
    GatewayType,
    RouteTableId,
  }: Record<'GatewayId' | 'RouteTableId', string> & {
    readonly GatewayType: string | undefined;
  },
): Pair {
  if (GatewayType && GatewayType !== 'Ipv4Gateway') throw IllegalGatewayType();
  const gateway = settledIpv4Gateway(call, GatewayId);
  const table = ownedOr(call, call.store.tables.routeTables, RouteTableId, TableNotFound);
  if (table.associateType !== 'Gateway') throw NotGatewayTable();
  if (table.status !== 'Available') throw IncorrectTableStatus();
  return { gateway, table };
}

export const alreadyAssociated = (kind: 'Ipv4Gateway' | 'GatewayRouteTable'): ApiError =>
  new ApiError(400, `ResourceAlreadyAssociated.${kind}`, `The specified resource ${kind} is already associated.`);
