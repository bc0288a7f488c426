import { DryRunOperation, ecsAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { instanceOf } from './find-instance.ts';
import { changePower, checkPower, POWER } from './power.ts';

/** Stops a running instance and starts it again. Source: API page RebootInstance. */
export const RebootInstance = ecsAction({
  name: 'RebootInstance',
  effect: 'write',
  parameters: { RegionId: text, InstanceId: required(text), ForceStop: ignored(boolean), DryRun: boolean },
  run(call) {
    const instance = instanceOf(call, call.parameters.InstanceId);
    checkPower(instance, POWER.reboot);
    if (call.parameters.DryRun) throw DryRunOperation();
    changePower(call, instance, POWER.reboot);
    return {};
  },
});
