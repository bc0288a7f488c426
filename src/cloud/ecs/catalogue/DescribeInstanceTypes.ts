import type { Answer } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { ignored, integer, list, text } from '../../parameters.ts';
import { tokenPage, tokenPageOfList } from '../../shared/token-paging.ts';
import { INSTANCE_TYPES, type InstanceType } from './instance-types.ts';

const SIZE = { byDefault: 100, most: 1600 } as const;

/** Lists a few instance types, for clients that look for one. Source: API page DescribeInstanceTypes. */
export const DescribeInstanceTypes = ecsAction({
  name: 'DescribeInstanceTypes',
  effect: 'read',
  parameters: {
    RegionId: text,
    InstanceTypes: list,
    InstanceType: text,
    InstanceTypeFamily: text,
    InstanceTypeFamilies: list,
    MinimumCpuCoreCount: integer,
    MaximumCpuCoreCount: integer,
    MinimumMemorySize: integer,
    MaximumMemorySize: integer,
    MinimumEniQuantity: integer,
    MinimumEniPrivateIpAddressQuantity: integer,
    MinimumEniIpv6AddressQuantity: integer,
    MaxResults: integer,
    NextToken: text,
    AdditionalAttributes: ignored(list),
    SystemDiskCategory: ignored(text),
  },
  run(call) {
    const { parameters } = call;
    const ids = [...parameters.InstanceTypes, ...(parameters.InstanceType ? [parameters.InstanceType] : [])];
    const family = parameters.InstanceTypeFamily;
    const families = [...parameters.InstanceTypeFamilies, ...(family ? [family] : [])];
    const within = (value: number, least: number | undefined, most: number | undefined): boolean =>
      value >= (least ?? 0) && value <= (most ?? Number.POSITIVE_INFINITY);
    const found = INSTANCE_TYPES.filter(
      (type) =>
        (ids.length === 0 || ids.includes(type.id)) &&
        (families.length === 0 || families.includes(type.family)) &&
        within(type.cores, parameters.MinimumCpuCoreCount, parameters.MaximumCpuCoreCount) &&
        within(type.memory, parameters.MinimumMemorySize, parameters.MaximumMemorySize) &&
        within(type.interfaces, parameters.MinimumEniQuantity, undefined) &&
        within(type.addresses, parameters.MinimumEniPrivateIpAddressQuantity, undefined) &&
        within(type.ipv6Addresses, parameters.MinimumEniIpv6AddressQuantity, undefined),
    );
    const page = tokenPage(parameters.NextToken, parameters.MaxResults, SIZE);
    const { page: shown, NextToken } = tokenPageOfList(found, page);
    return { NextToken, InstanceTypes: { InstanceType: shown.map(view) } };
  },
});

const view = (type: InstanceType): Answer => ({
  InstanceTypeId: type.id,
  InstanceTypeFamily: type.family,
  CpuCoreCount: type.cores,
  MemorySize: type.memory,
  CpuArchitecture: 'X86',
  EniQuantity: type.interfaces,
  EniTotalQuantity: type.interfaces,
  EniPrivateIpAddressQuantity: type.addresses,
  EniIpv6AddressQuantity: type.ipv6Addresses,
  PrimaryEniQueueNumber: 2,
  SecondaryEniQueueNumber: 2,
  MaximumQueueNumberPerEni: 2,
  TotalEniQueueQuantity: 4,
  GPUAmount: 0,
  GPUSpec: '',
  InitialCredit: 0,
  BaselineCredit: 0,
  LocalStorageAmount: 0,
  LocalStorageCategory: '',
  NvmeSupport: 'unsupported',
});
