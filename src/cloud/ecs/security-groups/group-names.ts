import { errorCase } from '../../../openapi/index.ts';
import { isEcsDescription, isEcsName } from '../shared/names.ts';

const InvalidName = errorCase(
  400,
  'InvalidSecurityGroupName.Malformed',
  'The specified parameter SecurityGroupName is not valid.',
);
const InvalidDescription = errorCase(
  400,
  'InvalidSecurityGroupDiscription.Malformed',
  'Specified security group description is not valid.',
);

/** @throws ApiError for a name or description that no security group may have. */
export function checkGroupNames(name: string | undefined, description: string | undefined): void {
  if (!isEcsName(name)) throw InvalidName();
  if (!isEcsDescription(description)) throw InvalidDescription();
}
