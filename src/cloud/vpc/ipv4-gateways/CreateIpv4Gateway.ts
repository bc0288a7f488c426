import { ApiError, errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import { checkIpv4GatewayNames } from './rules.ts';

const VpcNotFound = errorCase(
  400,
  'OperationFailed.VpcNotExist',
  'The operation is failed because of vpc is not found.',
);
const OneIsThere = errorCase(400, 'OperationDenied.VpcExistIpv4Gateway', 'An IPv4 gateway already exists in the VPC.');
const IllegalResourceGroup = errorCase(400, 'IllegalParam.ResourceGroupId', 'Invalid ResourceGroupld value.');

/** Creates the IPv4 gateway of a VPC, not yet its way to the internet. Source: API page CreateIpv4Gateway. */
export const CreateIpv4Gateway = vpcAction({
  name: 'CreateIpv4Gateway',
  effect: 'write',
  parameters: {
    RegionId: text,
    VpcId: required(text),
    Ipv4GatewayName: text,
    Ipv4GatewayDescription: text,
    ResourceGroupId: text,
    Tag: tagParameters,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing, account } = call;
    const { Ipv4GatewayName: name = '', Ipv4GatewayDescription: description = '', Tag: tags } = parameters;
    const { vpcs, ipv4Gateways } = store.tables;
    const vpc = ownedOr(call, vpcs, parameters.VpcId, VpcNotFound);
    if (vpc.status !== 'Available') throw incorrectVpcStatus(vpc.id);
    checkIpv4GatewayNames(name, description);
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId, IllegalResourceGroup);
    checkTags(tags);
    if (ipv4Gateways.exists({ vpc: vpc.id })) throw OneIsThere();
    if (parameters.DryRun) throw DryRunOperation();

    const id = call.newId('ipv4gw');
    ipv4Gateways.insert({
      ...{ id, account: account.id, region: call.region.id, createdAt: call.now, name, description, resourceGroup },
      ...{ vpc: vpc.id, enabled: false, routeTable: '', status: 'Creating' },
    });
    setTags(call, 'IPV4GATEWAY', id, tags);
    call.after(timing.createIpv4Gateway, ipv4Gateways, id, { status: 'Created' });
    return { Ipv4GatewayId: id, ResourceGroupId: resourceGroup };
  },
});

const incorrectVpcStatus = (id: string): ApiError =>
  new ApiError(400, 'IncorrectStatus.Vpc', `The status of vpc [${id}] is incorrect.`);
