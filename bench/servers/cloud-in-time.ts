/** A local cloud whose transitions take their realistic time, with room for many VPCs. */
import { LocalCloud } from '../../src/cloud/index.ts';

const cloud = await LocalCloud.start({ quotas: { vpcsPerRegion: 1000 } });
process.stdout.write(`${cloud.port}\n`);
