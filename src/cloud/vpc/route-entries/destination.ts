import { type Cidr, cidrContains, formatCidr, parseCidr } from '../../../network/cidr.ts';
import { formatIpv6, type Ipv6Cidr, ipv6Contains, parseIpv6 } from '../../shared/ipv6.ts';
import { isPrefixListId } from '../shared/prefix-lists.ts';

/** The destination of a route entry. `text` is its one canonical spelling: a bare address has become a /32 or /128. */
export type Destination =
  | { readonly version: 'ipv4'; readonly text: string; readonly block: Cidr }
  | { readonly version: 'ipv6'; readonly text: string; readonly block: Ipv6Cidr };

/** Reads a destination. @returns undefined when it is no block, or has bits set behind its mask. */
export function parseDestination(text: string): Destination | undefined {
  const ipv4 = parseCidr(text);
  if (ipv4) return { version: 'ipv4', text: formatCidr(ipv4), block: ipv4 };
  const ipv6 = parseIpv6(text);
  return ipv6 && { version: 'ipv6', text: formatIpv6(ipv6), block: ipv6 };
}

/**
 * A destination's text as entries keep it: a prefix list's id, or a block in canonical form; undefined when it is neither.
 */
export const destinationText = (text: string): string | undefined =>
  isPrefixListId(text) ? text : parseDestination(text)?.text;

/** Whether the destination equals one of these blocks (CIDR texts) or lies in it. */
export const isInside = (destination: Destination, blocks: readonly string[]): boolean =>
  blocks.some((text) => {
    const outer = parseDestination(text);
    if (outer?.version === 'ipv4') {
      return destination.version === 'ipv4' && cidrContains(outer.block, destination.block);
    }
    return outer?.version === 'ipv6' && destination.version === 'ipv6' && ipv6Contains(outer.block, destination.block);
  });
