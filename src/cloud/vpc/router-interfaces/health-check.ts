import { cidrHasAddress, parseAddress } from '../../../network/cidr.ts';
import type { Call } from '../../action.ts';
import { blocksOf } from '../shared/vpc-blocks.ts';
import { InvalidHealthCheckIp } from './errors.ts';

export interface HealthCheckAddresses {
  readonly source: string;
  readonly target: string;
}

/**
 * Reads the two probe addresses of a request; empty counts as absent.
 * @returns undefined when neither is given. @throws ApiError when one is missing or is not an IPv4 address.
 */
export function healthCheckAddresses(
  source: string | undefined,
  target: string | undefined,
): HealthCheckAddresses | undefined {
  if (!source && !target) return undefined;
  if (!source || !target || !isAddress(source) || !isAddress(target)) throw InvalidHealthCheckIp();
  return { source, target };
}

/** Whether the VPC has that address: probes leave from it. Whether it is unused is not known here. */
export function isAddressOf(call: Call<unknown>, vpcId: string | null, address: string): boolean {
  const vpc = vpcId === null ? undefined : call.store.tables.vpcs.get(vpcId);
  const host = parseAddress(address);
  if (!vpc || host === undefined) return false;
  return blocksOf(vpc).some((block) => cidrHasAddress(block, host));
}

const isAddress = (text: string): boolean => parseAddress(text) !== undefined;
