import { type Answer, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { VSwitchRow } from '../../store/rows.ts';

/** What AssociateRouteTable and UnassociateRouteTable share. */

export const VSwitchNotFound = errorCase(404, 'InvalidVSwitchId.NotFound', 'Specified VSwitch does not exist.');
export const IncorrectVSwitchStatus = errorCase(
  404,
  'IncorrectVSwitchStatus',
  'The current status of the virtual switch does not support this operation.',
);
export const IncorrectRouteTableStatus = errorCase(
  404,
  'IncorrectStatus.RouteTable',
  'The status of the specified route table is incorrect.',
);

/** Binds the vSwitch to another table: at once, while the vSwitch is Pending for a while. */
export function rebind(call: Call<unknown>, vswitch: VSwitchRow, routeTable: string): Answer {
  const { vswitches } = call.store.tables;
  vswitches.update(vswitch.id, { routeTable, status: 'Pending' });
  call.after(call.timing.modifyVSwitch, vswitches, vswitch.id, { status: 'Available' });
  return {};
}
