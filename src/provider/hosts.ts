import type { Caller, CallSettings } from './caller.ts';
import { allPages, allTokens, listIn } from './lists.ts';

/** An instance as DescribeInstances gives it; fields that Isthmus does not read are left out. */
export interface Instance {
  readonly InstanceId: string;
  readonly Status: string;
  readonly VpcAttributes?: {
    readonly VSwitchId: string;
    readonly PrivateIpAddress: { readonly IpAddress: readonly string[] };
  };
}

/** A network interface as DescribeNetworkInterfaces gives it. */
export interface NetworkInterface {
  readonly NetworkInterfaceId: string;
  readonly Status: string;
  readonly VSwitchId: string;
  readonly PrivateIpAddress: string;
  readonly PrivateIpSets?: { readonly PrivateIpSet?: readonly { readonly PrivateIpAddress: string }[] };
  /** The instance that has it; empty where none does. */
  readonly InstanceId?: string;
}

/** A highly available virtual address as DescribeHaVips gives it. */
export interface HaVip {
  readonly HaVipId: string;
  readonly Status: string;
  readonly VSwitchId: string;
  readonly IpAddress: string;
}

/** Largest page that both lists of Ecs take. */
const MAX_RESULTS = 100;

/** Every instance of the caller's region. */
export const describeInstances = (caller: Caller, settings?: CallSettings): Promise<readonly Instance[]> =>
  ecsList<Instance>(caller, 'DescribeInstances', ['Instances', 'Instance'], settings);

/** Every network interface of the caller's region. */
export const describeNetworkInterfaces = (
  caller: Caller,
  settings?: CallSettings,
): Promise<readonly NetworkInterface[]> =>
  ecsList<NetworkInterface>(
    caller,
    'DescribeNetworkInterfaces',
    ['NetworkInterfaceSets', 'NetworkInterfaceSet'],
    settings,
  );

/** Every HaVip of the caller's region. */
export const describeHaVips = (caller: Caller, settings?: CallSettings): Promise<readonly HaVip[]> =>
  allPages<HaVip>(caller, 'DescribeHaVips', {}, ['HaVips', 'HaVip'], settings);

const ecsList = <T>(
  caller: Caller,
  action: string,
  [outer, inner]: readonly [string, string],
  settings?: CallSettings,
): Promise<readonly T[]> =>
  allTokens(caller, action, { MaxResults: MAX_RESULTS }, (answer) => listIn<T>(answer, outer, inner), {
    ...settings,
    product: 'Ecs',
  });
