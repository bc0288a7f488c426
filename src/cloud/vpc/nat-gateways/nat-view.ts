import type { NatGatewayRow } from '../../store/rows.ts';

/** The only type of NAT gateway that can still be created. */
export const NAT_TYPE = 'Enhanced';

export const chargeTypeOf = (row: NatGatewayRow): 'PrePaid' | 'PostPaid' => (row.prepaid ? 'PrePaid' : 'PostPaid');
