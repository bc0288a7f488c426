import { errorCase } from '../../../openapi/index.ts';
import { type Call, ecsAction } from '../../action.ts';
import { boolean, ignored, text } from '../../parameters.ts';
import { ownedBy, ownedOr } from '../../shared/owned.ts';
import { tagParameters } from '../../shared/tag-set.ts';
import { resourceGroupNamed } from '../shared/resource-group.ts';
import { checkEcsTags, setEcsTags } from '../tags/resource-types.ts';
import { checkGroupNames } from './group-names.ts';

const VpcNotFound = errorCase(404, 'InvalidVpcId.NotFound', 'Specified VPC does not exist.');
const IncorrectVpcStatus = errorCase(403, 'IncorrectVpcStatus', 'Current VPC status does not support this operation.');
const UnknownType = errorCase(400, 'InvalidParams.GroupType', 'The specified security group type is not valid.');
const EnterpriseNeedsVpc = errorCase(
  400,
  'InvalidParams.VpcIdGroupType',
  'Only VPC instance supports enterprise level security group.',
);
const QuotaExceeded = errorCase(403, 'QuotaExceed.SecurityGroup', 'The maximum number of security groups is reached.');

/**
 * Creates a security group, without rules. Where no VPC is named it is the region's default VPC (the Terraform provider's
 * tests rely on that), and where there is none, the classic network. Source: API page CreateSecurityGroup.
 */
export const CreateSecurityGroup = ecsAction({
  name: 'CreateSecurityGroup',
  effect: 'write',
  parameters: {
    RegionId: text,
    SecurityGroupName: text,
    Description: text,
    VpcId: text,
    SecurityGroupType: text,
    ResourceGroupId: text,
    ServiceManaged: ignored(boolean),
    Tag: tagParameters,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, quotas } = call;
    const { SecurityGroupName: name = '', Description: description = '', Tag: tags } = parameters;
    const type = parameters.SecurityGroupType || 'normal';
    checkGroupNames(name, description);
    checkEcsTags(tags);
    if (type !== 'normal' && type !== 'enterprise') throw UnknownType();
    const vpc = parameters.VpcId || (store.tables.vpcs.find({ ...ownedBy(call), isDefault: true })[0]?.id ?? '');
    if (type === 'enterprise' && vpc === '') throw EnterpriseNeedsVpc();
    if (vpc) checkVpc(call, vpc);
    const resourceGroup = resourceGroupNamed(call, parameters.ResourceGroupId);
    const { securityGroups } = store.tables;
    if (securityGroups.count(ownedBy(call)) >= quotas.securityGroupsPerRegion) throw QuotaExceeded();

    const id = call.newId('sg');
    securityGroups.insert({
      ...ownedBy(call),
      id,
      createdAt: call.now,
      name,
      description,
      vpc,
      type,
      innerAccess: type === 'normal' ? 'Accept' : 'Drop',
      resourceGroup,
    });
    setEcsTags(call, 'SECURITYGROUP', id, tags);
    return { SecurityGroupId: id };
  },
});

function checkVpc(call: Call<unknown>, id: string): void {
  const vpc = ownedOr(call, call.store.tables.vpcs, id, VpcNotFound);
  if (vpc.status !== 'Available') throw IncorrectVpcStatus();
}
