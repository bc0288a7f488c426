import { type Cidr, cidr, cidrContains, cidrEquals, parseCidr } from '../../network/cidr.ts';

/** Blocks that no VPC and no vSwitch may equal or lie in (API pages CreateVpc and CreateVSwitch). */
const RESERVED: readonly Cidr[] = ['100.64.0.0/10', '224.0.0.0/4', '127.0.0.0/8', '169.254.0.0/16', '0.0.0.0/8'].map(
  cidr,
);

/** The block of the cloud's own services: a system entry of every table. */
export const SERVICE_CIDR = '100.64.0.0/10';

/** Whether an address block may be used for a VPC or vSwitch at all, whatever its mask. */
export const isUsable = (block: Cidr): boolean => !RESERVED.some((reserved) => cidrContains(reserved, block));

/** Parses a block written with its mask; a bare address is no block here. */
export const parseBlock = (value: string): Cidr | undefined => (value.includes('/') ? parseCidr(value) : undefined);

/** Whether `block` equals the cloud's service block, which has a system entry of its own. */
export const isServiceCidr = (block: Cidr): boolean => cidrEquals(block, cidr(SERVICE_CIDR));
