/**
 * `npm run fuzz [-- --requests N] [--seed S]`: sends N random and spoilt requests to a local cloud; fails, and says how to
 * see it again, when one is answered 5xx, not at all, or leaves the store broken.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fuzz } from '../support/fuzz/fuzz.ts';

const { values } = parseArgs({ options: { requests: { type: 'string' }, seed: { type: 'string' } } });
const wanted = Number(values.requests ?? 1_000_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
setFlagsFromString('--expose-gc');
const { requests, errors, hangs, heaps } = await fuzz({
  requests: wanted,
  seed,
  collect: runInNewContext('gc'),
  tell: (sent) => {
    if (sent % 100_000 < 10_000) process.stdout.write(`${sent} requests so far\n`);
  },
});
for (const { what, request } of [...errors, ...hangs].slice(0, 20)) process.stdout.write(`${what}\n  ${request}\n`);
if (errors.length + hangs.length > 0) {
  process.exitCode = 1;
  process.stdout.write(`Again: npm run fuzz -- --requests ${wanted} --seed ${seed}\n`);
}
const megabytes = heaps.map((heap) => Math.round(heap / 2 ** 20));
process.stdout.write(
  `heap after each 10,000 requests, MB: from ${Math.min(...megabytes)} to ${Math.max(...megabytes)}\n`,
);
process.stdout.write(`${requests} requests, ${errors.length} server errors, ${hangs.length} hangs\n`);
