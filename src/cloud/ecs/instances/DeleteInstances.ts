import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { boolean, ignored, list, required, text } from '../../parameters.ts';
import { checkCount } from './batch.ts';
import { checkReleasable, release } from './end-instance.ts';
import { instanceOf } from './find-instance.ts';

/** The page of this action has a code of its own for a dry run. */
const DryRunPassed = errorCase(400, 'DRYRUN.SUCCESS', 'This request is a dryrun request with successful result.');

/** Releases several instances: all of them, or none. Source: API page DeleteInstances. */
export const DeleteInstances = ecsAction({
  name: 'DeleteInstances',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(list),
    Force: boolean,
    ForceStop: ignored(boolean),
    TerminateSubscription: ignored(boolean),
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters } = call;
    checkCount(parameters.InstanceId);
    const instances = [...new Set(parameters.InstanceId)].map((id) => instanceOf(call, id));
    for (const instance of instances) checkReleasable(call, instance, parameters.Force ?? false);
    if (parameters.DryRun) throw DryRunPassed();
    for (const instance of instances) release(call, instance);
    return {};
  },
});
