import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { objects, text } from '../../parameters.ts';
import { parseBlock } from '../../shared/cidr-rules.ts';
import { parseIpv6 } from '../../shared/ipv6.ts';
import { isDescription, isName } from '../../shared/names.ts';
import type { PrefixListEntry, PrefixListRow } from '../../store/rows.ts';

/** Rules that CreateVpcPrefixList and ModifyVpcPrefixList share. */

const IllegalCidr = errorCase(400, 'IllegalParam.CidrBlock', 'The param of cidrBlock is illegal.');
const IllegalCidrName = errorCase(400, 'IllegalParam.CidrName', 'The param of cidrName is illegal.');
const TooManyEntries = errorCase(
  400,
  'OperationFailed.CidrCountExceedMaxCount',
  'The operation is failed because of cidrCountExceedMaxCount.',
);
const MaxEntriesQuota = errorCase(
  400,
  'QuotaExceeded.PrefixListCidrCount',
  'The quota of prefixListMaxEntry count is exceeded.',
);
// The pages have no code for these (unconfirmed).
const IllegalName = errorCase(400, 'IllegalParam.PrefixListName', 'The param of prefixListName is illegal.');
const IllegalDescription = errorCase(
  400,
  'IllegalParam.PrefixListDescription',
  'The param of prefixListDescription is illegal.',
);

export const DuplicatedCidr = errorCase(400, 'DuplicatedParam.CidrBlock', 'The param of cidrBlock is duplicated.');

export const entryParameters = objects({ Cidr: text, Description: text });

interface WantedEntry {
  readonly Cidr: string | undefined;
  readonly Description: string | undefined;
}

/** @throws ApiError for a name or description that no prefix list may have. */
export function checkListNames(name: string | undefined, description: string | undefined): void {
  if (!isName(name)) throw IllegalName();
  if (!isDescription(description)) throw IllegalDescription();
}

/** Reads the entries of a request. @throws ApiError for a block that is none, is of the other IP version, or comes twice. */
export function readEntries(
  wanted: readonly WantedEntry[],
  ipVersion: PrefixListRow['ipVersion'],
): readonly PrefixListEntry[] {
  const entries = wanted.map(({ Cidr: cidr = '', Description: description = '' }) => {
    const isBlock = ipVersion === 'IPV4' ? parseBlock(cidr) : cidr.includes('/') && parseIpv6(cidr);
    if (!isBlock) throw IllegalCidr();
    if (!isDescription(description)) throw IllegalCidrName();
    return { cidr, description };
  });
  if (new Set(entries.map((entry) => entry.cidr)).size < entries.length) throw DuplicatedCidr();
  return entries;
}

/** @throws ApiError when a list may not have so many entries, or has more than it may. */
export function checkMaxEntries({ quotas }: Call<unknown>, maxEntries: number, count: number): void {
  if (maxEntries < 1 || maxEntries > quotas.entriesPerPrefixList) throw MaxEntriesQuota();
  if (count > maxEntries) throw TooManyEntries();
}
