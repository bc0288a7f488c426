/**
 * A local cloud as a process of its own, for tests that kill it: `node cloud-process.ts FOLDER [TIMING-JSON]` keeps its state
 * in FOLDER and prints its URL when it answers.
 */
import { LocalCloud } from '../../src/cloud/index.ts';

const [dataDirectory, timing = '"realistic"'] = process.argv.slice(2);
const cloud = await LocalCloud.start({
  rateLimits: false,
  dataDirectory,
  timing: JSON.parse(timing),
  quotas: { vpcsPerRegion: 1_000_000 },
});
process.stdout.write(`${cloud.url}\n`);
