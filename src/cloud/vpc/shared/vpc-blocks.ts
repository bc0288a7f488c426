import { type Cidr, parseCidr } from '../../../network/cidr.ts';
import type { VpcRow } from '../../store/rows.ts';

/** All IPv4 blocks of a VPC, the primary one first. */
export const blocksOf = (vpc: VpcRow): readonly Cidr[] =>
  [vpc.cidr, ...vpc.secondaryCidrs].flatMap((text) => parseCidr(text) ?? []);
