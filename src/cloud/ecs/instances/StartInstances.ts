import { ecsAction } from '../../action.ts';
import { boolean, list, required, text } from '../../parameters.ts';
import { changeAll } from './batch.ts';
import { POWER } from './power.ts';

/** Starts several stopped instances. Source: API page StartInstances. */
export const StartInstances = ecsAction({
  name: 'StartInstances',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(list),
    BatchOptimization: text,
    DryRun: boolean,
  },
  run: (call) =>
    changeAll(call, POWER.start, {
      ids: call.parameters.InstanceId,
      mode: call.parameters.BatchOptimization,
      dryRun: call.parameters.DryRun,
    }),
});
