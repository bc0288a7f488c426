import { errorCase, formatTime } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { owned } from '../../shared/owned.ts';
import { regionNotFound } from './errors.ts';
import { routerInterfaceView } from './router-interface-view.ts';

const NotNull = errorCase(400, 'InvalidParam.NotNull', 'The parameter must not be null.');

/** Only this value passes for success with every client: Terraform takes most others for an error. */
const OK = { Code: '200', Message: 'successful', Success: true } as const;

/**
 * Shows one router interface. An unknown id is answered 200 with an empty RouterInterfaceId, which is how the Terraform
 * provider recognises that it is gone. Source: API page DescribeRouterInterfaceAttribute.
 */
export const DescribeRouterInterfaceAttribute = vpcAction({
  name: 'DescribeRouterInterfaceAttribute',
  effect: 'read',
  regionNotFound: regionNotFound('The RegionId provided does not exist in our records.'),
  parameters: { RegionId: text, InstanceId: required(text, NotNull) },
  run(call) {
    const row = owned(call, call.store.tables.routerInterfaces, call.parameters.InstanceId);
    if (!row) return { ...OK, RouterInterfaceId: '' };
    return {
      ...OK,
      ...routerInterfaceView(call, row),
      HealthCheckStatus: row.healthCheckSource === null ? 'NoHealthCheckConfig' : 'Normal',
      GmtModified: formatTime(row.modifiedAt),
    };
  },
});
