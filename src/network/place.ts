import { cidrHasAddress, formatAddress, lastAddress, parseAddress } from './cidr.ts';
import type { VSwitch } from './model.ts';
import type { Network } from './network.ts';

/** One end of a path: an address in a vSwitch. */
export interface Place {
  readonly vSwitch: VSwitch;
  readonly address: number;
}

/** Thrown when an end of a path is not in the network, or its address not in its vSwitch. */
export class PlaceError extends Error {
  override readonly name = 'PlaceError';
}

/**
 * An end of a path: the vSwitch and, if given, an address in it; without one that of its first host, where the snapshot
 * knows any, else the first address that the cloud hands out.
 *
 * @throws PlaceError when there is no such vSwitch or the address is not in it.
 */
export function place(network: Network, vSwitchId: string, address?: number): Place {
  const vSwitch = network.vSwitches.get(vSwitchId);
  if (vSwitch === undefined) {
    throw new PlaceError(`There is no vSwitch "${vSwitchId}" in this network: give the id of one of its vSwitches.`);
  }
  if (address !== undefined && !cidrHasAddress(vSwitch.block, address)) {
    throw new PlaceError(`${formatAddress(address)} is not in ${vSwitchId}: give an address inside its block.`);
  }
  // The first address of each vSwitch is reserved (API page CreateVSwitch).
  // A block of one address has no second.
  const second = Math.min(vSwitch.block.base + 1, lastAddress(vSwitch.block));
  return { vSwitch, address: address ?? network.firstHost(vSwitch)?.address ?? second };
}

/**
 * What people may mean by a text: an address (in each vSwitch that holds it: VPCs may overlap), the id or name of a host
 * or vSwitch, or the id or name of a VPC (each of its vSwitches).
 *
 * @returns the places, in the order of the snapshot; empty when nothing is meant.
 */
export function findPlaces(network: Network, text: string): readonly Place[] {
  const address = parseAddress(text);
  if (address !== undefined) return network.vSwitchesWith(address).map((vSwitch) => ({ vSwitch, address }));
  const host = network.hosts?.get(text);
  if (host !== undefined) return [{ vSwitch: host.vSwitch, address: host.address }];
  const exact = network.vSwitches.get(text) ?? [...network.vSwitches.values()].filter(({ name }) => name === text);
  const vSwitches = Array.isArray(exact) ? exact : [exact];
  if (vSwitches.length > 0) return vSwitches.map(({ id }) => place(network, id));
  return [...network.vpcs.values()]
    .filter((vpc) => vpc.id === text || vpc.name === text)
    .flatMap((vpc) => vpc.vSwitches.map(({ id }) => place(network, id)));
}
