import { DryRunOperation, ecsAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { checkReleasable, release } from './end-instance.ts';
import { instanceOf } from './find-instance.ts';

/** Releases an instance that is stopped, or, with Force, running. Source: API page DeleteInstance. */
export const DeleteInstance = ecsAction({
  name: 'DeleteInstance',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(text),
    Force: boolean,
    ForceStop: ignored(boolean),
    TerminateSubscription: ignored(boolean),
    DryRun: boolean,
  },
  run(call) {
    const { parameters } = call;
    const instance = instanceOf(call, parameters.InstanceId);
    checkReleasable(call, instance, parameters.Force ?? false);
    if (parameters.DryRun) throw DryRunOperation();
    release(call, instance);
    return {};
  },
});
