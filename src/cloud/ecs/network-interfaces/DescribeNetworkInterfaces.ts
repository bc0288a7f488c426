import { type Call, ecsAction } from '../../action.ts';
import { boolean, list, text, type ValuesOf } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { taggedWith, tagParameters } from '../../shared/tag-set.ts';
import type { NetworkInterfaceRow } from '../../store/rows.ts';
import type { Where } from '../../store/table.ts';
import { invalid } from '../shared/errors.ts';
import { inAll, listPage, listParameters } from '../shared/lists.ts';
import { interfaceViews } from './interface-view.ts';

const declared = {
  RegionId: text,
  NetworkInterfaceId: list,
  NetworkInterfaceName: text,
  VpcId: text,
  VSwitchId: text,
  InstanceId: text,
  SecurityGroupId: text,
  PrimaryIpAddress: text,
  PrivateIpAddress: list,
  Ipv6Address: list,
  Type: text,
  Status: text,
  ResourceGroupId: text,
  // No interface is managed by another product.
  ServiceManaged: boolean,
  Tag: tagParameters,
  ...listParameters,
};

type DescribeCall = Call<ValuesOf<typeof declared>>;

const TYPES = ['Primary', 'Secondary'] as const;
const STATUSES = ['Pending', 'Available', 'Attaching', 'InUse', 'Detaching', 'Deleting'] as const;

/** Lists network interfaces; what does not exist does not match. Source: API page DescribeNetworkInterfaces. */
export const DescribeNetworkInterfaces = ecsAction({
  name: 'DescribeNetworkInterfaces',
  effect: 'read',
  parameters: declared,
  run(call) {
    const { rows, paging } = listPage(call.store.tables.networkInterfaces, conditions(call), call.parameters, 500);
    return { ...paging, NetworkInterfaceSets: { NetworkInterfaceSet: interfaceViews(call, rows) } };
  },
});

function conditions(call: DescribeCall): Where<NetworkInterfaceRow> {
  const { parameters } = call;
  const { NetworkInterfaceId: ids, Type: type, Status: status } = parameters;
  const searched = inAll([byGroup(call), byAddress(call), taggedWith(call, 'ENI', parameters.Tag)]);
  return {
    ...ownedBy(call),
    ...narrowed(ids.length > 0 ? ids : undefined, searched),
    ...given({
      name: parameters.NetworkInterfaceName,
      vpc: parameters.VpcId,
      vswitch: parameters.VSwitchId,
      instance: parameters.InstanceId,
      address: parameters.PrimaryIpAddress,
      resourceGroup: parameters.ResourceGroupId,
    }),
    ...(type ? { type: oneOf('Type', TYPES, type) } : {}),
    ...(status ? { status: oneOf('Status', STATUSES, status) } : {}),
    ...(parameters.ServiceManaged ? { id: [] } : {}),
  };
}

function byGroup({ store, parameters }: DescribeCall): readonly string[] | undefined {
  if (!parameters.SecurityGroupId) return undefined;
  const members = store.tables.securityGroupMembers.find({ group: parameters.SecurityGroupId });
  return members.map((member) => member.networkInterface);
}

/** The interfaces that hold one of the addresses, of whichever VPC and owner: the list narrows to the caller's. */
function byAddress({ store, parameters }: DescribeCall): readonly string[] | undefined {
  const wanted = [...parameters.PrivateIpAddress, ...parameters.Ipv6Address];
  if (wanted.length === 0) return undefined;
  return store.tables.addresses.find({ address: wanted }).map((row) => row.holder);
}

function oneOf<Value extends string>(name: string, values: readonly Value[], text: string): Value {
  const value = values.find((known) => known === text);
  if (!value) throw invalid(name);
  return value;
}
