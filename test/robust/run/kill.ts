/** `npm run kill -- [--kills N] [--seed S]`: kills a durable local cloud under load N times; fails when anything is lost. */
import { parseArgs } from 'node:util';
import { killAgainAndAgain } from '../support/kill.ts';

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const { kills, acknowledged, wrong } = await killAgainAndAgain(Number(values.kills ?? 200), seed, (kill) => {
  if (kill % 50 === 0) process.stdout.write(`${kill} kills so far\n`);
});
for (const sentence of wrong) process.stdout.write(`${sentence}\n`);
if (wrong.length > 0) {
  process.exitCode = 1;
  process.stdout.write(`Again: npm run kill -- --kills ${kills} --seed ${seed}\n`);
}
process.stdout.write(`${kills} kills, ${acknowledged} writes acknowledged, ${wrong.length} lost\n`);
