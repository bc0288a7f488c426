import { ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { instanceOf } from './find-instance.ts';
import { instanceAttribute } from './instance-view.ts';

/** Shows one instance. Source: API page DescribeInstanceAttribute. */
export const DescribeInstanceAttribute = ecsAction({
  name: 'DescribeInstanceAttribute',
  effect: 'read',
  parameters: { RegionId: text, InstanceId: required(text) },
  run: (call) => instanceAttribute(call, instanceOf(call, call.parameters.InstanceId)),
});
