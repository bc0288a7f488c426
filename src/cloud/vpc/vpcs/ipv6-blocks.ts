import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { newVpcBlock, parseIpv6 } from '../../shared/ipv6.ts';
import type { Ipv6Block } from '../../store/rows.ts';

const MissingEnableIpv6 = errorCase(400, 'MissingParam.EnableIpv6', 'The parameter EnableIpv6 is missing.');
const IllegalEnableIpv6 = errorCase(400, 'IllegalParam.EnableIpv6', 'The specified EnableIpv6 is illegal.');
const IllegalIsp = errorCase(400, 'IllegalParam.Ipv6Isp', 'The specified Ipv6Isp is illegal.');
const Malformed = errorCase(400, 'InvalidIpv6CidrBlock.Malformed', 'Specified Ipv6CidrBlock is not valid.');
const NotReserved = errorCase(
  400,
  'OperationFailed.IPv6CidrNotReserved',
  'The specified IPv6 CIDR block has not been reserved.',
);

const ISPS: readonly string[] = ['BGP', 'ChinaMobile', 'ChinaUnicom', 'ChinaTelecom'];

/** @throws ApiError for an unknown line of IPv6 traffic. */
export function checkIsp(isp: string | undefined): void {
  if (isp && !ISPS.includes(isp)) throw IllegalIsp();
}

/** A system-chosen block on a line; BGP where none is named. */
export const newIpv6Block = (call: Call<unknown>, isp: string | undefined): Ipv6Block => ({
  cidr: newVpcBlock(call.random),
  isp: isp || 'BGP',
});

/**
 * The IPv6 blocks of a VPC about to be created. A block of the caller's choice must have been reserved by
 * AllocateVpcIpv6Cidr, which the local cloud does not emulate: every such block is refused as not reserved.
 * @throws ApiError by CreateVpc's table; texts given there as `%s` are our own.
 */
export function ipv6BlocksFor(
  call: Call<unknown>,
  wanted: {
    readonly enable: boolean | undefined;
    readonly cidr?: string | undefined;
    readonly isp?: string | undefined;
  },
): readonly Ipv6Block[] {
  const { enable, cidr, isp } = wanted;
  if ((cidr || isp) && enable === undefined) throw MissingEnableIpv6();
  if (cidr && !enable) throw IllegalEnableIpv6();
  checkIsp(isp);
  if (cidr) throw (parseIpv6(cidr)?.length === 56 ? NotReserved : Malformed)();
  return enable ? [newIpv6Block(call, isp)] : [];
}
