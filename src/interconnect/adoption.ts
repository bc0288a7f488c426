import type { Adoptable, Owner } from './names.ts';
import { linkKey } from './spec/check.ts';
import type { Spec } from './spec/types.ts';

/**
 * What a spec takes over that Isthmus did not make. Nothing is ever adopted by itself: `adopt` in a connection of the spec
 * names each thing by its id. From then on it counts as made for that connection; its name stays as it is.
 */
export function adoptionsOf(
  spec: Spec,
): <Item extends Adoptable>(items: readonly Item[], idOf: (item: Item) => string) => readonly Item[] {
  const owners = new Map(
    spec.connect.flatMap((connect) =>
      connect.adopt.map((id): [string, Owner] => [id, { interconnect: spec.name, link: linkKey(connect) }]),
    ),
  );
  return (items, idOf) =>
    items.map((item) => {
      const adopted = owners.get(idOf(item));
      return adopted === undefined ? item : { ...item, adopted };
    });
}
