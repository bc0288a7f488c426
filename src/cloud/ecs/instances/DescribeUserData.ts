import { ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { instanceOf } from './find-instance.ts';

/** Shows the user data that an instance was given. Source: API page DescribeUserData. */
export const DescribeUserData = ecsAction({
  name: 'DescribeUserData',
  effect: 'read',
  parameters: { RegionId: text, InstanceId: required(text) },
  run(call) {
    const { id, userData } = instanceOf(call, call.parameters.InstanceId);
    return { RegionId: call.region.id, InstanceId: id, UserData: userData };
  },
});
