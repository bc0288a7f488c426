import { type Answer, errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { boolean, ignored, integer, list, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { tagParameters } from '../../shared/tag-set.ts';
import type { NetworkInterfaceRow } from '../../store/rows.ts';
import { missing, VSwitchNotFound } from '../shared/errors.ts';
import { resourceGroupNamed } from '../shared/resource-group.ts';
import { checkEcsTags, setEcsTags } from '../tags/resource-types.ts';
import { checkInterfaceNames } from './interface-names.ts';
import { interfaceViews } from './interface-view.ts';
import { addInterface, groupsOfIds } from './new-interface.ts';

const BothGroups = errorCase(
  400,
  'InvalidParameter.Conflict',
  'SecurityGroupId and SecurityGroupIds cannot be specified at the same time.',
);
const ClassicGroup = errorCase(403, 'InvalidSecurityGroupId.NotVpc', 'The specified security group is not in a VPC.');

/** Creates a network interface in a vSwitch, attached to nothing. Source: API page CreateNetworkInterface. */
export const CreateNetworkInterface = ecsAction({
  name: 'CreateNetworkInterface',
  effect: 'write',
  parameters: {
    RegionId: text,
    VSwitchId: required(text),
    SecurityGroupId: text,
    SecurityGroupIds: list,
    PrimaryIpAddress: text,
    PrivateIpAddress: list,
    SecondaryPrivateIpAddressCount: integer,
    Ipv6Address: list,
    Ipv6AddressCount: integer,
    NetworkInterfaceName: text,
    Description: text,
    ResourceGroupId: text,
    DeleteOnRelease: boolean,
    SourceDestCheck: boolean,
    Tag: tagParameters,
    ClientToken: text,
    BusinessType: ignored(text),
    InstanceType: ignored(text),
    NetworkInterfaceTrafficMode: ignored(text),
    QueueNumber: ignored(integer),
    QueuePairNumber: ignored(integer),
    RxQueueSize: ignored(integer),
    TxQueueSize: ignored(integer),
    Visible: ignored(boolean),
  },
  run(call): Answer {
    const { parameters, store, timing } = call;
    const { NetworkInterfaceName: name = '', Description: description = '', Tag: tags } = parameters;
    const { SecurityGroupId: group, SecurityGroupIds: groupIds } = parameters;
    if (group && groupIds.length > 0) throw BothGroups();
    if (!group && groupIds.length === 0) throw missing('SecurityGroupId');
    checkInterfaceNames(name, description);
    checkEcsTags(tags);
    const vswitch = ownedOr(call, store.tables.vswitches, parameters.VSwitchId, VSwitchNotFound);
    const groups = groupsOfIds(call, group ? [group] : groupIds);
    if (groups.some((known) => known.vpc === '')) throw ClassicGroup();
    const row: NetworkInterfaceRow = addInterface(call, vswitch, {
      facts: {
        name,
        description,
        status: 'Pending',
        type: 'Secondary',
        instance: '',
        deleteOnRelease: parameters.DeleteOnRelease ?? true,
        sourceDestCheck: parameters.SourceDestCheck ?? false,
        resourceGroup: resourceGroupNamed(call, parameters.ResourceGroupId),
      },
      groups,
      primary: parameters.PrimaryIpAddress,
      secondary: { named: parameters.PrivateIpAddress, count: parameters.SecondaryPrivateIpAddressCount },
      ipv6: { named: parameters.Ipv6Address, count: parameters.Ipv6AddressCount },
    });
    setEcsTags(call, 'ENI', row.id, tags);
    const [view = {}] = interfaceViews(call, [row]);
    call.after(timing.createNetworkInterface, store.tables.networkInterfaces, row.id, { status: 'Available' });
    return view;
  },
});
