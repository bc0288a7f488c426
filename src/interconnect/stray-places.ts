import { ownerOfInterface, ownerOfPeering } from './names.ts';
import type { Spec } from './spec/types.ts';
import { type Inventory, inPlace, type Place, placeKey } from './world.ts';

/** The account whose credentials a place was looked at with, where it is known. */
export const accountOf = ({ account, vpcs }: Inventory): string | undefined =>
  account ?? (vpcs[0]?.OwnerId === undefined ? undefined : String(vpcs[0].OwnerId));

/** One end of something of ours: where it is, and whose it is; no owner: of the same account as the other end. */
interface End {
  readonly region: string;
  readonly owner?: string | undefined;
}

/**
 * Regions where own interfaces and peerings have an end and where nobody looked yet with the credentials of its owner: the
 * spec does not name them any more. Ends of accounts that nobody has credentials for are none of these.
 */
export function strayPlaces(spec: Spec, inventories: ReadonlyMap<string, Inventory>): readonly Place[] {
  const all = [...inventories.values()];
  const sameAccount = (a: string | undefined, b: string | undefined): boolean =>
    a === undefined || b === undefined || a === b;
  const stray = all.flatMap((inventory) => {
    const own = accountOf(inventory);
    return endsOf(spec, inventory).flatMap(({ region, owner }): readonly Place[] => {
      const account = owner || own;
      const holder = sameAccount(account, own) ? inventory : all.find((known) => accountOf(known) === account);
      const seen = all.some((known) => known.place.region === region && sameAccount(accountOf(known), account));
      return holder === undefined || seen ? [] : [inPlace({ ...holder.place, region })];
    });
  });
  return [...new Map(stray.map((place) => [placeKey(place), place])).values()];
}

function endsOf(spec: Spec, { interfaces, peerings }: Inventory): readonly End[] {
  return [
    ...interfaces
      .filter((item) => ownerOfInterface(item)?.interconnect === spec.name)
      .map((item) => ({ region: item.OppositeRegionId, owner: item.OppositeInterfaceOwnerId })),
    ...peerings
      .filter((item) => ownerOfPeering(item)?.interconnect === spec.name)
      .flatMap((item) => [
        { region: item.RegionId, owner: item.OwnerId?.toString() },
        { region: item.AcceptingRegionId, owner: item.AcceptingOwnerUid?.toString() },
      ]),
  ];
}
