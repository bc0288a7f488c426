/**
 * `npm run differential -- --networks N --seed S`: holds the packet model against real packets in the kernel, over N random
 * networks. Exit code 1 when they differ; the smallest network that shows it is printed as a snapshot.
 */
import { parseArgs } from 'node:util';
import { differential } from './differential.ts';

const { values } = parseArgs({
  options: { networks: { type: 'string', default: '1000' }, seed: { type: 'string', default: String(Date.now()) } },
});
const [networks, seed] = [Number(values.networks), Number(values.seed) | 0];
if (!Number.isInteger(networks) || networks < 1) throw new RangeError('--networks takes a whole number from 1.');
process.stdout.write(`seed ${seed}\n`);
const result = await differential({
  networks,
  seed,
  progress(done, pairs) {
    if (done % 100 === 0) process.stdout.write(`${done} networks, ${pairs} host pairs\n`);
  },
});
if (result.counterexample !== undefined) {
  process.stdout.write(`The smallest network that shows it:\n${JSON.stringify(result.counterexample, null, 2)}\n`);
  for (const { packet, model, kernel } of result.mismatches) {
    process.stdout.write(`${packet.join(' to ')}\n  model:  ${model}\n  kernel: ${kernel}\n`);
  }
}
process.stdout.write(
  `${result.networks} networks, ${result.pairs} host pairs, ${result.mismatches.length} mismatches\n`,
);
process.exitCode = result.mismatches.length > 0 ? 1 : 0;
