import { DryRunOperation, ecsAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { instanceOf } from './find-instance.ts';
import { changePower, checkPower, POWER } from './power.ts';

/** Starts a stopped instance. Source: API page StartInstance. */
export const StartInstance = ecsAction({
  name: 'StartInstance',
  effect: 'write',
  parameters: { RegionId: text, InstanceId: required(text), InitLocalDisk: ignored(boolean), DryRun: boolean },
  run(call) {
    const instance = instanceOf(call, call.parameters.InstanceId);
    checkPower(instance, POWER.start);
    if (call.parameters.DryRun) throw DryRunOperation();
    changePower(call, instance, POWER.start);
    return {};
  },
});
