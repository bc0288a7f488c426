import { chooseVia } from './drivers/choose.ts';
import type { Link } from './drivers/driver.ts';
import { linkKey } from './spec/check.ts';
import type { Spec } from './spec/types.ts';
import type { World } from './world.ts';

/** The pairs of a spec whose networks were both found, and what connects each. */
export const linksOf = (spec: Spec, world: Pick<World, 'networks' | 'interfaces' | 'peerings'>): readonly Link[] =>
  spec.connect.flatMap((connect): readonly Link[] => {
    const [a, b] = connect.between.map((name) => world.networks.get(name));
    if (a === undefined || b === undefined) return [];
    const networks = [a, b] as const;
    const declared = connect.via ?? spec.via;
    const way = declared === 'auto' ? chooseVia(spec.name, networks, world) : { via: declared };
    return [{ key: linkKey(connect), connect, networks, spec: connect.spec ?? spec.spec, ...way }];
  });
