/** A local cloud whose limits are out of the way, with so many router interfaces in it as the argument says. */
import { LocalCloud } from '../../src/cloud/index.ts';

const MANY = 100_000_000;
const cloud = await LocalCloud.start({
  timing: 'instant',
  rateLimits: false,
  quotas: { vpcsPerRegion: MANY, routerInterfacesPerRouter: MANY, customEntriesPerRouteTable: MANY },
});
process.stdout.write(`${cloud.port}\n`);
