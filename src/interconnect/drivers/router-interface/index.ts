import type { Driver } from '../driver.ts';
import { checkInterfaces } from './checks.ts';
import { draftLinks } from './links.ts';
import { doomedInterfaces, draftInterfaceRemoval } from './removal.ts';

/** A pair of router interfaces, initiator and acceptor, one on each VRouter: the tutorial's way. */
export const routerInterfaceDriver: Driver = {
  via: 'router-interface',
  doomed: doomedInterfaces,
  draftRemoval: draftInterfaceRemoval,
  draftLinks,
  check: checkInterfaces,
};
