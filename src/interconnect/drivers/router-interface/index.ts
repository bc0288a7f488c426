import type { Driver } from '../driver.ts';
import { checkInterfaces } from './checks.ts';
import { draftLinks } from './links.ts';
import { isOwn } from './pairs.ts';
import { doomedInterfaces, draftInterfaceRemoval } from './removal.ts';

/** A pair of router interfaces, initiator and acceptor, one on each VRouter: the tutorial's way. */
export const routerInterfaceDriver: Driver = {
  via: 'router-interface',
  ownNextHops: (input) =>
    input.world.interfaces.filter((item) => isOwn(input, item)).map((item) => item.RouterInterfaceId),
  doomed: doomedInterfaces,
  draftRemoval: draftInterfaceRemoval,
  draftLinks,
  check: checkInterfaces,
};
