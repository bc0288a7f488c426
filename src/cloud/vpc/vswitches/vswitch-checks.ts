import { ADDRESS_COUNT, type Cidr, cidrContains, cidrSize, cidrsOverlap, parseCidr } from '../../../network/cidr.ts';
import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { isUsable, parseBlock } from '../../shared/cidr-rules.ts';
import { isDescription, isName } from '../../shared/names.ts';
import type { VpcRow } from '../../store/rows.ts';
import { MalformedCidrBlock } from '../shared/errors.ts';
import { customDestinations } from '../shared/prefix-lists.ts';
import { blocksOf } from '../shared/vpc-blocks.ts';

// The message's space before the full stop is the API's.
const IllegalMask = errorCase(400, 'InvalidCirdrBlock.MaskLength', 'Specified CIDR block is not valid .');
const NotInVpc = errorCase(400, 'InvalidParameter', 'Specified CIDR block is not valid in VPC.');
const OverlapsSubnet = errorCase(
  400,
  'InvalidCidrBlock.Overlapped',
  'Specified CIDR block overlapped with other subnets.',
);
const OverlapsEntry = errorCase(
  400,
  'InvalidCidrBlock.Overlapped',
  'Specified CIDR block overlapped with other entry.',
);
const QuotaExceeded = errorCase(400, 'QuotaExceeded.VSwitch', 'Virtual switch quota exceeded.');
const InvalidName = errorCase(400, 'InvalidVSwitchName.Malformed', 'Specified virtual switch name is not valid.');
const InvalidDescription = errorCase(
  400,
  'InvalidVSwitchDiscription.Malformed',
  'Specified virtual switch description is not valid.',
);

/** The masks a vSwitch may have. */
const MASK = { shortest: 16, longest: 29 } as const;

/** @throws ApiError for a name or description that no vSwitch may have. */
export function checkVSwitchNames(name: string | undefined, description: string | undefined): void {
  if (!isName(name)) throw InvalidName();
  if (!isDescription(description)) throw InvalidDescription();
}

/** @throws ApiError when the VPC has as many vSwitches as it may. */
export function checkVSwitchQuota(call: Call<unknown>, vpc: VpcRow): void {
  if (call.store.tables.vswitches.count({ vpc: vpc.id }) >= call.quotas.vswitchesPerVpc) throw QuotaExceeded();
}

/** @throws ApiError unless the text is a block that a new vSwitch of the VPC may have (API page CreateVSwitch). */
export function checkVSwitchBlock(call: Call<unknown>, vpc: VpcRow, text: string): void {
  const block = parseBlock(text);
  if (!block) throw MalformedCidrBlock();
  checkMask(block.length);
  if (!isUsable(block) || !blocksOf(vpc).some((outer) => cidrContains(outer, block))) throw NotInVpc();
  if (takenBlocks(call, vpc).some((other) => cidrsOverlap(other, block))) throw OverlapsSubnet();
  if (parsed(customDestinations(call, vpc)).some((destination) => cidrContains(block, destination)))
    throw OverlapsEntry();
}

/** The first free block of that mask in the VPC. @throws ApiError when there is none, or for a mask outside 16 to 29. */
export function freeBlock(call: Call<unknown>, vpc: VpcRow, length: number): Cidr {
  checkMask(length);
  const occupied = [...takenBlocks(call, vpc), ...parsed(customDestinations(call, vpc))];
  for (const outer of blocksOf(vpc)) {
    // What is larger than the VPC's block is a route that contains it, and no obstacle.
    const inside = occupied.filter((other) => cidrContains(outer, other));
    for (let block = { base: outer.base, length }; cidrContains(outer, block); ) {
      const obstacle = inside.find((other) => cidrsOverlap(other, block));
      if (!obstacle && isUsable(block)) return block;
      const next = Math.max(block.base + cidrSize(block), obstacle ? obstacle.base + cidrSize(obstacle) : 0);
      if (next >= ADDRESS_COUNT) break;
      block = { base: next, length };
    }
  }
  throw NotInVpc();
}

function checkMask(length: number): void {
  if (length < MASK.shortest || length > MASK.longest) throw IllegalMask();
}

const takenBlocks = ({ store }: Call<unknown>, vpc: VpcRow): readonly Cidr[] =>
  parsed(store.tables.vswitches.select(['cidr'], { vpc: vpc.id }).map((vswitch) => vswitch.cidr));

const parsed = (texts: readonly string[]): readonly Cidr[] => texts.flatMap((text) => parseCidr(text) ?? []);
