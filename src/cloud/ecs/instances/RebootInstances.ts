import { ecsAction } from '../../action.ts';
import { boolean, ignored, list, required, text } from '../../parameters.ts';
import { changeAll } from './batch.ts';
import { POWER } from './power.ts';

/** Reboots several running instances, that is stops and starts them. Source: API page RebootInstances. */
export const RebootInstances = ecsAction({
  name: 'RebootInstances',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(list),
    BatchOptimization: text,
    ForceReboot: ignored(boolean),
    DryRun: boolean,
  },
  run: (call) =>
    changeAll(call, POWER.reboot, {
      ids: call.parameters.InstanceId,
      mode: call.parameters.BatchOptimization,
      dryRun: call.parameters.DryRun,
    }),
});
