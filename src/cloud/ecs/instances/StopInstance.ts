import { DryRunOperation, ecsAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { instanceOf } from './find-instance.ts';
import { changePower, checkPower, POWER } from './power.ts';

/** Stops a running instance. Source: API page StopInstance. */
export const StopInstance = ecsAction({
  name: 'StopInstance',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(text),
    ForceStop: ignored(boolean),
    ConfirmStop: ignored(boolean),
    Hibernate: ignored(boolean),
    StoppedMode: ignored(text),
    DryRun: boolean,
  },
  run(call) {
    const instance = instanceOf(call, call.parameters.InstanceId);
    checkPower(instance, POWER.stop);
    if (call.parameters.DryRun) throw DryRunOperation();
    changePower(call, instance, POWER.stop);
    return {};
  },
});
