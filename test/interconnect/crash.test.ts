import { describe, expect, it } from 'vitest';
import { createEngine, type Engine, type Spec } from '../../src/interconnect/index.ts';
import { type Bench, bench, down, readSpec, up } from './fixtures.ts';
import { type Death, mortal } from './mortal.ts';

/** What a world looks like from outside, ids left out. */
const shape = ({ cloud }: Bench) => ({
  interfaces: cloud.interfaces
    .map(({ Name, Role, RouterId, Status, Spec: Class }) => `${Name} ${Role} ${RouterId} ${Status} ${Class}`)
    .sort(),
  entries: cloud.entries.map((row) => `${row.RouteTableId} ${row.DestinationCidrBlock} ${row.Status}`).sort(),
});

type Run = (engine: Engine) => ReturnType<typeof up>;

/** Kills a run at every one of its calls, in every way; a fresh engine must then come to the same end. */
async function killEverywhere(
  before: (own: Bench, spec: Spec) => Promise<unknown>,
  run: Run,
  spec: Spec,
  old: Spec,
): Promise<number> {
  const calm = bench();
  await before(calm, old);
  const done = calm.cloud.calls.length;
  expect((await run(calm.engine(spec))).status).toBe('done');
  const calls = calm.cloud.calls.length - done;
  const expected = shape(calm);
  let points = 0;
  for (let at = 1; at <= calls; at++) {
    for (const death of ['before', 'unanswered'] satisfies Death[]) {
      const own = bench();
      await before(own, old);
      const { transport, died } = mortal(own.cloud, at, death);
      const doomed = createEngine({ spec, connect: () => transport, clock: own.clock, random: () => 0.5 });
      await Promise.race([run(doomed), died]);
      const outcome = await run(own.engine(spec));
      expect(
        ['done', 'unchanged'],
        `${death} call ${at}: ${JSON.stringify(outcome.results.map((result) => result.error))}`,
      ).toContain(outcome.status);
      expect(shape(own), `${death} call ${at}`).toEqual(expected);
      points++;
    }
  }
  return points;
}

describe('a run that is killed at any call', () => {
  it('of up is finished by the next up', async () => {
    const spec = await readSpec();
    const points = await killEverywhere(async () => undefined, up, spec, spec);
    expect(points).toBeGreaterThan(40);
  });

  it('of down is finished by the next down', async () => {
    const spec = await readSpec();
    await killEverywhere((own, old) => up(own.engine(old)), down, spec, spec);
  });

  it('of a change of the spec is finished by the next up', async () => {
    const old = await readSpec();
    const spec = await readSpec(`
name: shop
region: cn-hangzhou
networks:
  app: { vpc: vpc-app }
  data: { name: data }
  log: { vpc: vpc-log }
connect:
  - { between: [app, data], spec: Large.1, destinations: { app: [10.1.0.0/17] } }
  - [app, log]
`);
    await killEverywhere((own, first) => up(own.engine(first)), up, spec, old);
  });

  it('of an up that takes a network away is finished by the next up', async () => {
    const old = await readSpec(`
name: shop
region: cn-hangzhou
networks: { app: { vpc: vpc-app }, data: { vpc: vpc-data }, log: { vpc: vpc-log } }
connect: [[app, data], [log, app]]
`);
    const spec = await readSpec();
    await killEverywhere((own, first) => up(own.engine(first)), up, spec, old);
  });
});
