import { type ErrorCase, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';

/**
 * The interlocks of the real service: no vSwitch or route write in a VPC while another vSwitch or route entry of it is on
 * its way somewhere. Checked in strict mode only; clients retry exactly these codes.
 * Which of them answers which clash is unconfirmed: each action uses those of its own table.
 */

const vswitchStatus = (message: string): ErrorCase => errorCase(400, 'IncorrectVSwitchStatus', message);

const SimultaneousVSwitches = vswitchStatus('VSwitch Creation simultaneously is not supported.');
const UnstableVSwitch = vswitchStatus('The current virtual switch status does not support this operation.');
const UnstableRouteEntry = errorCase(
  400,
  'IncorrectRouteEntryStatus',
  'Some route entry status blocked this operation.',
);
const TaskConflict = errorCase(
  400,
  'TaskConflict',
  'The operation is too frequent, please wait a moment and try again.',
);
const TaskConflictOnDelete = errorCase(400, 'TaskConflict', 'The operation is too frequent, TaskConflict.');
const UnstableVpc = errorCase(400, 'IncorrectVpcStatus', 'Current VPC status does not support this operation.');

/** @throws ApiError in strict mode, when a vSwitch cannot be created in the VPC just now. */
export const checkSettledForVSwitch = (call: Call<unknown>, vpc: string): void =>
  check(call, vpc, { vswitch: SimultaneousVSwitches, entry: UnstableRouteEntry });

/** @throws ApiError in strict mode, when no vSwitch of the VPC can be deleted just now. */
export const checkSettledForVSwitchDelete = (call: Call<unknown>, vpc: string): void =>
  check(call, vpc, { vswitch: TaskConflictOnDelete, entry: UnstableRouteEntry });

/** @throws ApiError in strict mode, when no route entry of the VPC can be created just now. */
export function checkSettledForRoute(call: Call<unknown>, vpc: string): void {
  if (call.strict && call.store.tables.vpcs.get(vpc)?.status !== 'Available') throw UnstableVpc();
  check(call, vpc, { vswitch: UnstableVSwitch, entry: TaskConflict });
}

/**
 * @throws ApiError in strict mode, when no route entry of the VPC can be changed just now: its page knows one code for it.
 */
export const checkSettledForRouteChange = (call: Call<unknown>, vpc: string): void =>
  check(call, vpc, { vswitch: TaskConflict, entry: TaskConflict });

/** @throws ApiError in strict mode, when no route entry of the VPC can be deleted just now. */
export const checkSettledForRouteDelete = (call: Call<unknown>, vpc: string): void =>
  check(call, vpc, { vswitch: TaskConflictOnDelete, entry: TaskConflictOnDelete });

const UNSTABLE = ['Pending', 'Modifying', 'Deleting'] as const;

function check(
  { strict, store }: Call<unknown>,
  vpc: string,
  refusals: { readonly vswitch: ErrorCase; readonly entry: ErrorCase },
): void {
  if (!strict) return;
  const { vswitches, routeEntries } = store.tables;
  if (vswitches.exists({ vpc, status: ['Pending', 'Deleting'] })) throw refusals.vswitch();
  // How many there are of each is remembered; to look for any of them would be a query.
  if (UNSTABLE.some((status) => routeEntries.count({ vpc, status }) > 0)) throw refusals.entry();
}
