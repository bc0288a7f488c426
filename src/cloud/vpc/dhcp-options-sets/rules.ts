import { parseAddress } from '../../../network/cidr.ts';
import { ApiError, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { parseIpv6 } from '../../shared/ipv6.ts';
import { isDescription, isName } from '../../shared/names.ts';
import { owned } from '../../shared/owned.ts';
import type { DhcpOptionsSetRow } from '../../store/rows.ts';

/** What several calls about DHCP options sets check. */

const IllegalName = errorCase(400, 'IllegalParam.DhcpOptionsSetName', 'The specified DhcpOptionsSetName is invalid.');
const IllegalDescription = errorCase(
  400,
  'IllegalParam.DhcpOptionsSetDescription',
  'The specified DhcpOptionsSetDescription is invalid.',
);
const IllegalDomain = errorCase(400, 'IllegalParam.DomainName', 'The specified DomainName is invalid.');
const MalformedServers = errorCase(
  400,
  'InvalidDomainNameServers.Malformed',
  'The specified format of DomainNameServers is invalid.',
);
const TooManyServers = errorCase(
  400,
  'QuotaExceeded.DomainNameServers',
  'The maximum number of domain name servers cannot exceed 4.',
);
const NotFound = errorCase(400, 'InvalidDhcpOptionsSetId.NotFound', 'The specified dhcpOptionsSetId does not exist.');
export const IncorrectSetStatus = errorCase(
  400,
  'IncorrectStatus.DhcpOptionsSet',
  'The DhcpOptionsSet status does not support this operation.',
);

/** The options as requests name them. */
export interface WantedOptions {
  readonly DhcpOptionsSetName: string | undefined;
  readonly DhcpOptionsSetDescription: string | undefined;
  readonly DomainName: string | undefined;
  readonly DomainNameServers: string | undefined;
  readonly LeaseTime: string | undefined;
  readonly Ipv6LeaseTime: string | undefined;
}

export type Options = Pick<
  DhcpOptionsSetRow,
  'name' | 'description' | 'domainName' | 'domainNameServers' | 'leaseTime' | 'ipv6LeaseTime'
>;

/** What a new set has where nothing is said. Ten years: the longest that both units know. */
export const DEFAULTS: Options = {
  name: '',
  description: '',
  domainName: '',
  domainNameServers: '',
  leaseTime: '3650d',
  ipv6LeaseTime: '3650d',
};

/** The options after a request, on top of those there are. @throws ApiError for one that no set may have */
export function optionsAfter(before: Options, wanted: WantedOptions): Options {
  const after: Options = {
    name: wanted.DhcpOptionsSetName ?? before.name,
    description: wanted.DhcpOptionsSetDescription ?? before.description,
    domainName: wanted.DomainName ?? before.domainName,
    domainNameServers: wanted.DomainNameServers ?? before.domainNameServers,
    leaseTime: wanted.LeaseTime || before.leaseTime,
    ipv6LeaseTime: wanted.Ipv6LeaseTime || before.ipv6LeaseTime,
  };
  checkServers(after.domainNameServers);
  if (after.domainName !== '' && !DOMAIN.test(after.domainName)) throw IllegalDomain();
  if (!isName(after.name)) throw IllegalName();
  if (!isDescription(after.description)) throw IllegalDescription();
  for (const time of [after.leaseTime, after.ipv6LeaseTime]) if (!isLeaseTime(time)) throw illegalLeaseTime(time);
  return after;
}

const DOMAIN = /^[a-z0-9]([a-z0-9-]{0,62})(\.[a-z0-9]([a-z0-9-]{0,62}))*\.?$/i;

const MAX_SERVERS = 4;

function checkServers(text: string): void {
  if (text === '') return;
  const servers = text.split(',');
  if (servers.length > MAX_SERVERS) throw TooManyServers();
  for (const server of servers) {
    if (parseAddress(server) === undefined && parseIpv6(server)?.length !== 128) throw MalformedServers();
  }
}

/** 24 h to 49 d or 3650 d to 7300 d, written in either unit. */
function isLeaseTime(text: string): boolean {
  const match = /^(\d{1,6})([hd])$/.exec(text);
  if (!match) return false;
  const hours = Number(match[1]) * (match[2] === 'd' ? 24 : 1);
  return (hours >= 24 && hours <= 1176) || (hours >= 87_600 && hours <= 175_200);
}

const illegalLeaseTime = (time: string): ApiError =>
  new ApiError(400, 'IllegalParam.LeaseTime', `LeaseTime [${time}] is illegal.`);

/** The caller's set. @throws ApiError when there is none of that id */
export function findSet(call: Call<unknown>, id: string): DhcpOptionsSetRow {
  const row = owned(call, call.store.tables.dhcpOptionsSets, id);
  if (!row) throw NotFound();
  return row;
}

/** Whether a VPC is just now being attached to the set, or detached. */
export const isPending = ({ store }: Call<unknown>, set: DhcpOptionsSetRow): boolean =>
  store.tables.dhcpAttachments.exists({ dhcpOptionsSet: set.id, status: 'Pending' });
