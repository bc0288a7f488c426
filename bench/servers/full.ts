/**
 * A local cloud with so many resources in it as the argument says, put there through the store: VPCs, each with its VRouter,
 * route table and system entry. Prints its port and the bytes that a resource takes, as JSON.
 */
import { LocalCloud } from '../../src/cloud/index.ts';
import { formatFlat } from '../../src/openapi/index.ts';
import { signedParameters } from '../../test/support/signed-request.ts';
import { idOf } from '../ids.ts';

const count = Number(process.argv[2]);
const MANY = 100_000_000;
const cloud = await LocalCloud.start({ timing: 'instant', rateLimits: false, quotas: { vpcsPerRegion: MANY } });
const body = new Uint8Array();
const target = `/?${formatFlat(signedParameters('CreateVpc', { CidrBlock: '10.0.0.0/8' }))}`;
cloud.gateway.handle({ method: 'POST', target, headers: { host: 'localhost' }, body });

const { store } = cloud.world;
const { vpcs, vrouters, routeTables, routeEntries } = store.tables;
const [vpc] = vpcs.find({});
const [router] = vrouters.find({});
const [table] = routeTables.find({});
const [entry] = routeEntries.find({});
if (!vpc || !router || !table || !entry) throw new Error('A new VPC comes with a router, a table and an entry.');

const before = process.memoryUsage().rss;
for (let start = 0; start < count / 4; start += 10_000) {
  store.transaction(() => {
    for (let index = start; index < Math.min(start + 10_000, count / 4); index++) {
      const ids = { vpc: idOf('vpc', index), router: idOf('vrt', index), table: idOf('vtb', index) };
      vpcs.insert({ ...vpc, id: ids.vpc, vrouter: ids.router, systemTable: ids.table });
      vrouters.insert({ ...router, id: ids.router, vpc: ids.vpc });
      routeTables.insert({ ...table, id: ids.table, vpc: ids.vpc, vrouter: ids.router });
      routeEntries.insert({ ...entry, id: idOf('rte', index), vpc: ids.vpc, routeTable: ids.table });
    }
  });
}
const bytes = (process.memoryUsage().rss - before) / count;
process.stdout.write(`${JSON.stringify({ port: cloud.port, bytes })}\n`);
