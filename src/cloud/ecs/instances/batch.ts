import { ApiError, errorCase } from '../../../openapi/index.ts';
import { type Call, DryRunOperation } from '../../action.ts';
import { invalid } from '../shared/errors.ts';
import { instanceOf } from './find-instance.ts';
import { changePower, checkPower, type POWER } from './power.ts';

const TooMany = errorCase(403, 'InvalidParameter.TooManyInstanceIds', 'Instance ids cannot be more than 100.');

const MODES: readonly string[] = ['AllTogether', 'SuccessFirst'];

/** @throws ApiError for more ids than one call may name. */
export function checkCount(ids: readonly string[]): void {
  if (ids.length > 100) throw TooMany();
}

interface Batch {
  readonly ids: readonly string[];
  readonly mode: string | undefined;
  readonly dryRun: boolean | undefined;
}

/**
 * Changes the power of several instances: all of them or none, or, `SuccessFirst`, as many as let it; each is answered for.
 * @throws ApiError when one is not there, or, unless `SuccessFirst`, is in no state for it
 */
export function changeAll(call: Call<unknown>, change: (typeof POWER)[keyof typeof POWER], batch: Batch) {
  const { ids, mode = 'AllTogether', dryRun } = batch;
  if (!MODES.includes(mode)) throw invalid('BatchOptimization');
  checkCount(ids);
  const instances = [...new Set(ids)].map((id) => instanceOf(call, id));
  if (mode === 'AllTogether') for (const instance of instances) checkPower(instance, change);
  if (dryRun) throw DryRunOperation();
  const InstanceResponse = instances.map((instance) => {
    const answered = { InstanceId: instance.id, PreviousStatus: instance.status };
    try {
      checkPower(instance, change);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { ...answered, CurrentStatus: instance.status, Code: error.code, Message: error.message };
    }
    const status = changePower(call, instance, change);
    return { ...answered, CurrentStatus: status, Code: '200', Message: 'success' };
  });
  return { InstanceResponses: { InstanceResponse } };
}
