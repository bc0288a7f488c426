import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';

const NotFound = errorCase(
  404,
  'InvalidResourceGroup.NotFound',
  'The ResourceGroup provided does not exist in our records.',
);

/**
 * The resource group that a request names. Ecs shows a resource that was put in none with an empty one, unlike Vpc: the
 * Terraform provider would replace each network interface otherwise. @throws ApiError when there is no such group
 */
export const resourceGroupNamed = (call: Call<unknown>, id: string | undefined): string =>
  id ? resourceGroupOf(call.account, id, NotFound) : '';
