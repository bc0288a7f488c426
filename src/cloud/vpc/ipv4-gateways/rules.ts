import { ApiError, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { isDescription, isName } from '../../shared/names.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { Ipv4GatewayRow } from '../../store/rows.ts';

/** What several IPv4 gateway calls check. */

const NotFound = errorCase(400, 'ResourceNotFound.Ipv4Gateway', 'The specified resource ipv4Gateway is not found.');
// The pages have no codes for these (unconfirmed).
const IllegalName = errorCase(400, 'IllegalParam.Ipv4GatewayName', 'The param of Ipv4GatewayName is illegal.');
const IllegalDescription = errorCase(
  400,
  'IllegalParam.Ipv4GatewayDescription',
  'The param of Ipv4GatewayDescription is illegal.',
);

/** @throws ApiError for a name or description that no IPv4 gateway may have. */
export function checkIpv4GatewayNames(name: string | undefined, description: string | undefined): void {
  if (!isName(name)) throw IllegalName();
  if (!isDescription(description)) throw IllegalDescription();
}

export const findIpv4Gateway = (call: Call<unknown>, id: string): Ipv4GatewayRow =>
  ownedOr(call, call.store.tables.ipv4Gateways, id, NotFound);

/** The gateway, if it can be changed now. @throws ApiError when it does not exist, or is on its way */
export function settledIpv4Gateway(call: Call<unknown>, id: string): Ipv4GatewayRow {
  const row = findIpv4Gateway(call, id);
  if (row.status !== 'Created') throw incorrectIpv4GatewayStatus(id);
  return row;
}

const incorrectIpv4GatewayStatus = (id: string): ApiError =>
  new ApiError(400, 'IncorrectStatus.Ipv4Gateway', `The status of ipv4Gateway [${id}] is incorrect.`);
