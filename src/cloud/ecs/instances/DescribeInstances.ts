import { errorCase } from '../../../openapi/index.ts';
import { type Call, DryRunOperation, ecsAction } from '../../action.ts';
import { boolean, ignored, list, text, type ValuesOf } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { taggedWith, tagParameters } from '../../shared/tag-set.ts';
import type { InstanceRow } from '../../store/rows.ts';
import type { Where } from '../../store/table.ts';
import { inAll, jsonList, listPage, listParameters } from '../shared/lists.ts';
import { instanceViews } from './instance-view.ts';

const UnknownStatus = errorCase(404, 'InvalidStatus.NotFound', 'The Status provided does not exist in our records.');
const UnknownNetwork = errorCase(
  404,
  'InvalidNetworkType.NotFound',
  'The NetworkType provided does not exist in our records.',
);

const declared = {
  RegionId: text,
  InstanceIds: text,
  InstanceName: text,
  Status: text,
  VpcId: text,
  VSwitchId: text,
  ZoneId: text,
  SecurityGroupId: text,
  PrivateIpAddresses: text,
  InnerIpAddresses: text,
  PublicIpAddresses: text,
  EipAddresses: text,
  InstanceNetworkType: text,
  InstanceType: text,
  ImageId: text,
  KeyPairName: text,
  ResourceGroupId: text,
  Tag: tagParameters,
  DryRun: boolean,
  AdditionalAttributes: ignored(list),
  DeviceAvailable: ignored(boolean),
  InstanceChargeType: ignored(text),
  InternetChargeType: ignored(text),
  IoOptimized: ignored(boolean),
  ...listParameters,
};

type DescribeCall = Call<ValuesOf<typeof declared>>;

const STATUSES = ['Pending', 'Starting', 'Running', 'Stopping', 'Stopped'] as const;

/** Lists instances; what does not exist does not match. Source: API page DescribeInstances. */
export const DescribeInstances = ecsAction({
  name: 'DescribeInstances',
  effect: 'read',
  parameters: declared,
  run(call) {
    const where = conditions(call);
    if (call.parameters.DryRun) throw DryRunOperation();
    const { rows, paging } = listPage(call.store.tables.instances, where, call.parameters, 100);
    return { ...paging, Instances: { Instance: instanceViews(call, rows) } };
  },
});

function conditions(call: DescribeCall): Where<InstanceRow> {
  const { parameters } = call;
  const { InstanceName: name, Status: status, InstanceNetworkType: network } = parameters;
  if (network && network !== 'vpc' && network !== 'classic') throw UnknownNetwork();
  const found = inAll([byGroup(call), byAddress(call), byPattern(call), taggedWith(call, 'INSTANCE', parameters.Tag)]);
  // There are no public addresses, and no instances of the classic network.
  const outside = [parameters.InnerIpAddresses, parameters.PublicIpAddresses, parameters.EipAddresses];
  const isNone = network === 'classic' || outside.some((asked) => asked);
  return {
    ...ownedBy(call),
    ...narrowed(jsonList('InstanceIds', parameters.InstanceIds), found),
    ...given({
      name: isPattern(name) ? undefined : name,
      vpc: parameters.VpcId,
      vswitch: parameters.VSwitchId,
      zone: parameters.ZoneId,
      type: parameters.InstanceType,
      image: parameters.ImageId,
      keyPair: parameters.KeyPairName,
      resourceGroup: parameters.ResourceGroupId,
    }),
    ...(status ? { status: statusOf(status) } : {}),
    ...(isNone ? { id: [] } : {}),
  };
}

function statusOf(text: string): InstanceRow['status'] | readonly InstanceRow['status'][] {
  const status = STATUSES.find((known) => known === text);
  if (!status) throw UnknownStatus();
  return status === 'Stopped' ? ['Stopped', 'Deleting'] : status;
}

/** Names may be asked for with `*` for any characters. */
const isPattern = (name: string | undefined): name is string => name?.includes('*') ?? false;

function byPattern(call: DescribeCall): readonly string[] | undefined {
  const { InstanceName: name } = call.parameters;
  if (!isPattern(name)) return undefined;
  const pieces = name.split('*').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${pieces.join('.*')}$`, 's');
  const rows = call.store.tables.instances.select(['id', 'name'], ownedBy(call));
  return rows.filter((row) => pattern.test(row.name)).map((row) => row.id);
}

function byGroup({ store, parameters }: DescribeCall): readonly string[] | undefined {
  if (!parameters.SecurityGroupId) return undefined;
  const { securityGroupMembers, networkInterfaces } = store.tables;
  const members = securityGroupMembers.select(['networkInterface'], { group: parameters.SecurityGroupId });
  const ids = members.map((member) => member.networkInterface);
  return networkInterfaces.select(['instance'], { id: ids, type: 'Primary' }).map((row) => row.instance);
}

function byAddress(call: DescribeCall): readonly string[] | undefined {
  const wanted = jsonList('PrivateIpAddresses', call.parameters.PrivateIpAddresses);
  if (!wanted) return undefined;
  const { networkInterfaces } = call.store.tables;
  const rows = networkInterfaces.select(['instance'], { ...ownedBy(call), address: wanted, type: 'Primary' });
  return rows.map((row) => row.instance);
}
