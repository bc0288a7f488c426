import { ApiError, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { isDescription, isName } from '../../shared/names.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { NatGatewayRow } from '../../store/rows.ts';

/** What several NAT gateway calls check. */

const NotFound = errorCase(
  404,
  'InvalidNatGatewayId.NotFound',
  'The specified NatGatewayId does not exist in our records.',
);
const InvalidName = errorCase(400, 'InvalidParameter.Name.Malformed', 'The specified Name is not valid.');
const InvalidDescription = errorCase(
  400,
  'InvalidParameter.Description.Malformed',
  'The specified Description is not valid.',
);
const InvalidSpec = errorCase(400, 'InvalidParameter.Spec.ValueNotSupported', 'The specified Spec is not valid.');
/** How a call spells its refusal of a gateway that is on its way: clients wait for the one of each call. */
type Spelling = 'IncorrectStatus.NATGW' | 'IncorrectStatus.NatGateway';

/** The sizes, of which pay-by-CU gateways have none that matters. */
const SPECS: readonly string[] = ['Small', 'Middle', 'Large', 'XLarge.1'];

export const EIP_BIND_MODES: readonly string[] = ['MULTI_BINDED', 'NAT'];

/** @throws ApiError for a name or description that no NAT gateway may have. */
export function checkNatNames(name: string | undefined, description: string | undefined): void {
  if (!isName(name)) throw InvalidName();
  if (!isDescription(description)) throw InvalidDescription();
}

/** @throws ApiError for a size that there is not. */
export function checkSpec(spec: string): void {
  if (!SPECS.includes(spec)) throw InvalidSpec();
}

export const findNatGateway = (call: Call<unknown>, id: string): NatGatewayRow =>
  ownedOr(call, call.store.tables.natGateways, id, NotFound);

/** The NAT gateway, if it can be changed now. @throws ApiError when it does not exist, or is on its way */
export function changeableNatGateway(call: Call<unknown>, id: string, refusal: Spelling): NatGatewayRow {
  const row = findNatGateway(call, id);
  if (row.status !== 'Available') throw new ApiError(400, refusal, 'The status of the NAT gateway is incorrect.');
  return row;
}
