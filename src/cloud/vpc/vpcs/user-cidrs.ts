import { cidr, cidrContains, parseCidr } from '../../../network/cidr.ts';
import { errorCase } from '../../../openapi/index.ts';
import { SERVICE_CIDR } from '../../shared/cidr-rules.ts';

const InvalidFormat = errorCase(400, 'InvalidParameter', 'Specified UserCidr invalid format.');
const TooMany = errorCase(400, 'InvalidUserCidr.Quota', 'Specified UserCidr number is greater than 3.');
const Overlapping = errorCase(400, 'InvalidUserCidr.Malformed', 'Specified UserCidr overlapping in of 100.64.0.0/10.');
const NotStrict = errorCase(400, 'IllegalParam.UserCidr', 'UserCidr is not a valid or strict address.');

/** Reads `UserCidr`: blocks, comma-separated, that the VPC treats as private. @throws ApiError by CreateVpc's table. */
export function checkUserCidrs(value: string | undefined, quota: number): readonly string[] {
  if (value === undefined || value === '') return [];
  const blocks = value.split(',').map((block) => block.trim());
  if (blocks.length > quota) throw TooMany();
  for (const block of blocks) {
    if (!/^[\d.]+\/\d{1,2}$/.test(block)) throw InvalidFormat();
    const parsed = parseCidr(block);
    if (!parsed) throw NotStrict();
    if (cidrContains(cidr(SERVICE_CIDR), parsed)) throw Overlapping();
  }
  return blocks;
}
