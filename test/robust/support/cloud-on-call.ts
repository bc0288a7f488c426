/**
 * A durable local cloud as a process that is ready before it is needed: it loads everything, and starts when it reads a
 * folder (one line) from its standard input. Then it prints its URL. The tests that kill it again and again save its start.
 */
import { createInterface } from 'node:readline';
import { LocalCloud } from '../../../src/cloud/index.ts';

/** Short enough that some transitions are over and others under way when the process dies. */
const TIMING = {
  createVpc: 30,
  modifyVpc: 10,
  deleteVpc: 20,
  createVSwitch: 40,
  deleteVSwitch: 20,
  createRouteEntry: 40,
  deleteRouteEntry: 30,
  deleteRouterInterface: 30,
};

for await (const dataDirectory of createInterface({ input: process.stdin })) {
  const quotas = { vpcsPerRegion: 1_000_000, routerInterfacesPerRouter: 1000 };
  const cloud = await LocalCloud.start({ rateLimits: false, dataDirectory, timing: TIMING, quotas });
  process.stdout.write(`${cloud.url}\n`);
}
