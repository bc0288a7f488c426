import { ecsAction } from '../../action.ts';
import { boolean, ignored, list, required, text } from '../../parameters.ts';
import { changeAll } from './batch.ts';
import { POWER } from './power.ts';

/** Stops several running instances. Source: API page StopInstances. */
export const StopInstances = ecsAction({
  name: 'StopInstances',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(list),
    BatchOptimization: text,
    ForceStop: ignored(boolean),
    StoppedMode: ignored(text),
    DryRun: boolean,
  },
  run: (call) =>
    changeAll(call, POWER.stop, {
      ids: call.parameters.InstanceId,
      mode: call.parameters.BatchOptimization,
      dryRun: call.parameters.DryRun,
    }),
});
