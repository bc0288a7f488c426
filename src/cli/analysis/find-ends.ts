import { nearestWord } from '../../document/nearest.ts';
import { cidrHasAddress, parseAddress } from '../../network/cidr.ts';
import type { Network, Place } from '../../network/index.ts';
import { CommandError } from '../command-error.ts';
import type { OpenNetwork } from './open-network.ts';

/**
 * The places that a word of the command line means: those of the model, and VPCs by the name that the cloud gives them
 * where the spec has another.
 *
 * @throws CommandError naming the nearest word when nothing is meant.
 */
export async function findEnds({ network, otherNames }: OpenNetwork, word: string): Promise<readonly Place[]> {
  const { findPlaces } = await import('../../network/index.ts');
  const found = findPlaces(network, word);
  if (found.length > 0) return found;
  const places = findPlaces(network, otherNames.get(word) ?? '');
  if (places.length > 0) return places;
  throw unknownEnd(network, word);
}

/** As `findEnds`; an address that no vSwitch has is given as it is: packets can be sent to it all the same. */
export async function findTargets(open: OpenNetwork, word: string): Promise<readonly (Place | number)[]> {
  const address = parseAddress(word);
  if (address === undefined) return findEnds(open, word);
  const inside = open.network.vSwitchesWith(address);
  return inside.length === 0 ? [address] : findEnds(open, word);
}

function unknownEnd(network: Network, word: string): CommandError {
  const vpcs = [...network.vpcs.values()];
  const empty = vpcs.find(({ id, name }) => id === word || name === word);
  if (empty !== undefined) {
    return new CommandError(`${word} has no vSwitch: no packet starts or ends there.`, { code: 'UnknownPlace' });
  }
  const guess = nearestPlace(network, word);
  const names = vpcs.slice(0, 8).map(({ name }) => name);
  return new CommandError(whyUnknown(network, word), {
    code: 'UnknownPlace',
    actions: [
      ...(guess === undefined ? [] : [`Did you mean ${guess}?`]),
      'Give an address, or the id or name of a vSwitch, VPC or network of the spec',
      ...(names.length === 0 ? [] : [`There are ${names.join(', ')}${vpcs.length > names.length ? ', …' : ''}`]),
    ],
  });
}

/** The name or id of a VPC or vSwitch that somebody may have meant. */
export function nearestPlace(network: Network, word: string): string | undefined {
  const places = [...network.vpcs.values(), ...network.vSwitches.values()];
  return nearestWord(word, new Set(places.flatMap(({ id, name }) => [id, name])));
}

/** An address is told where it would belong. */
function whyUnknown(network: Network, word: string): string {
  const address = parseAddress(word);
  if (address === undefined) {
    return /^[\d.]+$/.test(word) ? `"${word}" is not an IPv4 address.` : `There is no "${word}" in this network.`;
  }
  const vpc = [...network.vpcs.values()].find(({ blocks }) => blocks.some((block) => cidrHasAddress(block, address)));
  const where = vpc === undefined ? '' : `, though ${vpc.name} could have one that has`;
  return `No vSwitch of this network has ${word}${where}: packets start, and answers come from, addresses of vSwitches.`;
}
