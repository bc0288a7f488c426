import type { HostRecord } from '../../network/snapshot.ts';
import {
  type Caller,
  type CallSettings,
  CloudError,
  describeHaVips,
  describeInstances,
  describeNetworkInterfaces,
  type Instance,
  type NetworkInterface,
} from '../../provider/index.ts';
import { isNotServed } from '../not-served.ts';

/**
 * What has an address in a place: instances, network interfaces, HaVips. Undefined, with a note, where one of the lists is
 * refused: half a list would say of addresses in use that nobody has them.
 */
export async function takeHosts(
  caller: Caller,
  settings: CallSettings,
  notes: string[],
): Promise<readonly HostRecord[] | undefined> {
  const lists = await Promise.all([
    listed(describeInstances(caller, settings), notes, caller.region),
    listed(describeNetworkInterfaces(caller, settings), notes, caller.region),
    listed(describeHaVips(caller, settings), notes, caller.region),
  ]);
  const [instances, interfaces, haVips] = lists;
  if (instances === undefined || interfaces === undefined || haVips === undefined) return undefined;
  const statuses = new Map(instances.map(({ InstanceId, Status }) => [InstanceId, Status]));
  return [
    ...instances.flatMap(instanceRecord),
    ...interfaces.map((item) => interfaceRecord(item, statuses)),
    ...haVips.map(({ HaVipId, VSwitchId, IpAddress, Status }) =>
      record(HaVipId, 'HaVip', VSwitchId, IpAddress, Status),
    ),
  ].filter(({ ipAddress }) => ipAddress !== '');
}

function instanceRecord({ InstanceId, Status, VpcAttributes }: Instance): readonly HostRecord[] {
  const address = VpcAttributes?.PrivateIpAddress.IpAddress[0];
  if (VpcAttributes === undefined || address === undefined) return [];
  return [record(InstanceId, 'Instance', VpcAttributes.VSwitchId, address, Status)];
}

/** An interface that is in use forwards and answers only while its instance runs; one of no known instance is a service's. */
function interfaceRecord(
  { NetworkInterfaceId, VSwitchId, PrivateIpAddress, PrivateIpSets, InstanceId = '', Status }: NetworkInterface,
  instances: ReadonlyMap<string, string>,
): HostRecord {
  const further = (PrivateIpSets?.PrivateIpSet ?? [])
    .map((one) => one.PrivateIpAddress)
    .filter((one) => one !== PrivateIpAddress);
  const stopped = Status === 'InUse' && (instances.get(InstanceId) ?? 'Running') !== 'Running';
  return {
    ...record(NetworkInterfaceId, 'NetworkInterface', VSwitchId, PrivateIpAddress, stopped ? 'Stopped' : Status),
    ...(further.length === 0 ? {} : { secondaryIpAddresses: further }),
  };
}

const record = (
  hostId: string,
  type: HostRecord['type'],
  vSwitchId: string,
  ipAddress: string,
  status: string,
): HostRecord => ({ hostId, type, vSwitchId, ipAddress, status });

async function listed<T>(
  list: Promise<readonly T[]>,
  notes: string[],
  region: string,
): Promise<readonly T[] | undefined> {
  try {
    return await list;
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    if (isNotServed(error)) return [];
    notes.push(`${error.action} in ${region} was refused (${error.code}): which addresses are in use is not known.`);
    return undefined;
  }
}
