import { type Cidr, cidrContains, cidrOf, cidrsOverlap, parseCidr } from '../cidr.ts';
import type { VSwitch } from '../model.ts';
import type { Network } from '../network.ts';
import { findPlaces } from '../place.ts';

/** A block of addresses, in a vSwitch or in none. */
export interface Target {
  readonly vSwitch: VSwitch | undefined;
  readonly block: Cidr;
}

/** What a word of an expectation means. */
export interface End {
  readonly word: string;
  /** `internet`: every public address; nothing starts there. */
  readonly kind: 'places' | 'internet';
  readonly targets: readonly Target[];
}

/**
 * What a word means: `internet`, `everything`, an address, a CIDR block (the parts of vSwitches in it, or the block itself
 * where no vSwitch has any), an id or name. Undefined when it means nothing here.
 */
export function endOf(network: Network, word: string): End | undefined {
  if (word === 'internet') return { word, kind: 'internet', targets: [] };
  if (word === 'everything') return places(word, [...network.vSwitches.values()].map(whole));
  const block = parseCidr(word);
  if (block !== undefined) {
    const inside = [...network.vSwitches.values()]
      .filter((vSwitch) => cidrsOverlap(vSwitch.block, block))
      .map((vSwitch) => ({ vSwitch, block: cidrContains(block, vSwitch.block) ? vSwitch.block : block }));
    return places(word, inside.length === 0 ? [{ vSwitch: undefined, block }] : inside);
  }
  const found = findPlaces(network, word);
  if (found.length === 0) return undefined;
  const host = network.hosts?.get(word);
  return places(
    word,
    found.map(({ vSwitch, address }) =>
      host === undefined ? whole(vSwitch) : { vSwitch, block: cidrOf(address, 32) },
    ),
  );
}

const places = (word: string, targets: readonly Target[]): End => ({ word, kind: 'places', targets });

const whole = (vSwitch: VSwitch): Target => ({ vSwitch, block: vSwitch.block });
