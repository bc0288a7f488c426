import type { Call } from '../../action.ts';
import type { InstanceRow, InstanceStatus } from '../../store/rows.ts';
import { IncorrectInstanceStatus } from '../shared/errors.ts';

/** What is done to an instance's power, from which states, and over which it goes to which. */
interface PowerChange {
  readonly from: readonly InstanceStatus[];
  readonly over: readonly InstanceStatus[];
  readonly to: InstanceStatus;
}

/** The state machine of an instance, its birth and its end aside. Source: "Instance lifecycle" in the vendor's help. */
export const POWER = {
  start: { from: ['Stopped'], over: ['Starting'], to: 'Running' },
  stop: { from: ['Running'], over: ['Stopping'], to: 'Stopped' },
  reboot: { from: ['Running'], over: ['Stopping', 'Starting'], to: 'Running' },
} as const satisfies Record<string, PowerChange>;

/** @throws ApiError when the instance is in no state for it. */
export function checkPower(instance: InstanceRow, { from }: PowerChange): void {
  if (!from.includes(instance.status)) throw IncorrectInstanceStatus();
}

/** Sends an instance on its way; `checkPower` must have let it. @returns the state it is in now */
export function changePower(call: Call<unknown>, { id }: InstanceRow, { over, to }: PowerChange): InstanceStatus {
  const { instances } = call.store.tables;
  let due = 0;
  for (const status of over) {
    call.after(due, instances, id, status === 'Starting' ? { status, startedAt: call.now + due } : { status });
    due += status === 'Starting' ? call.timing.startInstance : call.timing.stopInstance;
  }
  call.after(due, instances, id, { status: to });
  return instances.get(id)?.status ?? to;
}
