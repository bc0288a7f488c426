import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { InstanceRow, NetworkInterfaceRow } from '../../store/rows.ts';
import { instanceTypeOf } from '../catalogue/instance-types.ts';
import { privateIps } from '../network-interfaces/interface-view.ts';
import { groupsOf } from '../security-groups/members.ts';
import { ecsTags } from '../tags/resource-types.ts';

/** The state as the API names it. */
export const statusShown = ({ status }: InstanceRow): string => (status === 'Deleting' ? 'Stopped' : status);

/** An instance and its network interfaces, the primary one first; one on its way out has none any more. */
interface Parts {
  readonly interfaces: readonly NetworkInterfaceRow[];
  readonly primary: NetworkInterfaceRow | undefined;
  readonly groups: readonly string[];
}

function partsOf(call: Call<unknown>, instance: InstanceRow): Parts {
  const rows = call.store.tables.networkInterfaces.find({ instance: instance.id });
  const interfaces = rows.toSorted((a, b) => Number(b.type === 'Primary') - Number(a.type === 'Primary'));
  const primary = interfaces.find((row) => row.type === 'Primary');
  return { interfaces, primary, groups: primary ? groupsOf(call, primary.id) : [] };
}

/** Instances as DescribeInstances shows them. */
export function instanceViews(call: Call<unknown>, rows: readonly InstanceRow[]): readonly Answer[] {
  const tags = ecsTags(
    call,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const parts = partsOf(call, row);
    return {
      ...commonView(row, parts),
      ...capacity(row),
      ...notEmulated,
      ResourceGroupId: row.resourceGroup,
      DeletionProtection: row.deletionProtection,
      KeyPairName: row.keyPair,
      NetworkInterfaces: { NetworkInterface: parts.interfaces.map(interfaceIn) },
      Tags: { Tag: tags.get(row.id) ?? [] },
    };
  });
}

/** One instance as DescribeInstanceAttribute shows it. */
export const instanceAttribute = (call: Call<unknown>, row: InstanceRow): Answer => ({
  ...commonView(row, partsOf(call, row)),
  EnableJumboFrame: false,
});

function commonView(row: InstanceRow, { primary, groups }: Parts): Answer {
  return {
    InstanceId: row.id,
    InstanceName: row.name,
    Description: row.description,
    HostName: row.hostName,
    ImageId: row.image,
    InstanceType: row.type,
    RegionId: row.region,
    ZoneId: row.zone,
    Status: statusShown(row),
    InstanceNetworkType: 'vpc',
    InstanceChargeType: row.chargeType,
    InternetChargeType: row.internetChargeType,
    InternetMaxBandwidthIn: row.bandwidthIn,
    InternetMaxBandwidthOut: row.bandwidthOut,
    IoOptimized: true,
    CreationTime: formatTime(row.createdAt),
    ExpiredTime: row.chargeType === 'PostPaid' ? '2099-12-31T15:59Z' : '',
    SerialNumber: row.id,
    ClusterId: '',
    VlanId: '',
    StoppedMode: 'Not-applicable',
    SecurityGroupIds: { SecurityGroupId: groups },
    InnerIpAddress: { IpAddress: [] },
    PublicIpAddress: { IpAddress: [] },
    EipAddress: { AllocationId: '', IpAddress: '', InternetChargeType: '' },
    OperationLocks: { LockReason: [] },
    VpcAttributes: {
      VpcId: row.vpc,
      VSwitchId: row.vswitch,
      NatIpAddress: '',
      PrivateIpAddress: { IpAddress: primary ? [primary.address] : [] },
    },
    DedicatedHostAttribute: { DedicatedHostId: '', DedicatedHostName: '' },
  };
}

function capacity(row: InstanceRow): Answer {
  const { family, cores, memory } = instanceTypeOf(row.type);
  return { InstanceTypeFamily: family, Cpu: cores, Memory: memory * 1024, StartTime: formatTime(row.startedAt) };
}

/** Fields that clients read, of what no instance here has. */
const notEmulated: Answer = {
  OSName: '',
  OSNameEn: '',
  OSType: 'linux',
  GPUAmount: 0,
  GPUSpec: '',
  Recyclable: false,
  DeviceAvailable: true,
  SaleCycle: '',
  SpotStrategy: 'NoSpot',
  SpotPriceLimit: 0,
  SpotDuration: 0,
  AutoReleaseTime: '',
  CreditSpecification: '',
  DeploymentSetId: '',
  HpcClusterId: '',
  MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'optional', HttpPutResponseHopLimit: 1 },
};

const interfaceIn = (row: NetworkInterfaceRow): Answer => ({
  NetworkInterfaceId: row.id,
  Type: row.type,
  PrimaryIpAddress: row.address,
  MacAddress: row.mac,
  PrivateIpSets: { PrivateIpSet: privateIps(row) },
  Ipv6Sets: { Ipv6Set: row.ipv6Addresses.map((address) => ({ Ipv6Address: address })) },
});
