import { describe, expect, it } from 'vitest';
import { printPlan } from '../../../src/interconnect/index.ts';
import { INTERFACES, PAIR, readSpec, site, spec } from './support.ts';

const AUTO = spec('[[app, data]]');

describe('via: auto, the default', () => {
  it('peers what is new, and says why', async () => {
    const { plan } = await site();
    const found = await plan(AUTO);
    expect(found.links).toMatchObject([{ via: 'vpc-peering', why: expect.stringContaining('router interfaces') }]);
    expect(printPlan(found)).toContain('app <-> data: vpc-peering (new; most accounts cannot buy');
  });

  it.each([
    ['router interfaces', INTERFACES, 'router-interface'],
    ['a peering', PAIR, 'vpc-peering'],
  ])('keeps %s that are there', async (_, before, via) => {
    const { up, plan } = await site();
    await up(before);
    expect(await up(AUTO)).toBe('unchanged');
    expect((await plan(AUTO)).links).toMatchObject([{ via, why: expect.stringContaining('already') }]);
  });

  it('says once why, where many pairs go the same way', async () => {
    const { plan } = await site();
    const [, ways] =
      /Ways\n(.*?)\n\n/s.exec(printPlan(await plan(spec('[[app, data], [app, log], [data, log]]')))) ?? [];
    expect(ways).toMatch(/^ {2}app <-> data, app <-> log, data <-> log: vpc-peering \(new; [^\n]*$/);
  });

  it('warns of a bandwidth that the way it keeps does not have', async () => {
    const { up, plan } = await site();
    await up(INTERFACES);
    const { warnings } = await plan(spec('[{ between: [app, data], bandwidth: 100 }]'));
    expect(warnings.map(({ code }) => code)).toEqual(['BandwidthUnused']);
  });

  it('takes away what it chose', async () => {
    const { up, down, peerings, interfaces } = await site();
    await up(INTERFACES);
    expect(await down(AUTO)).toBe('done');
    await up(AUTO);
    expect(await down(AUTO)).toBe('done');
    expect([peerings(), interfaces()]).toEqual([[], []]);
  });

  it('repairs a pair of router interfaces as such, also where new ones cannot be bought', async () => {
    const { up, world, interfaces } = await site();
    await up(INTERFACES);
    const id = interfaces()[0]?.id ?? '';
    world.byHand('DeactivateRouterInterface', { RouterInterfaceId: id });
    await world.clock.sleep(100);
    expect(await up(AUTO)).toBe('done');
    expect(interfaces().map(({ status }) => status)).toEqual(['Active', 'Active']);
  });

  it('works where router interfaces cannot be bought; asked for by name, these are refused with advice', async () => {
    const { up, engine } = await site({ purchaseClosed: true });
    const refused = engine(await readSpec(INTERFACES));
    const outcome = await refused.apply(await refused.plan());
    expect(outcome.status).toBe('failed');
    const errors = outcome.results.flatMap(({ error }) => error ?? []);
    expect(errors[0]).toMatchObject({
      code: 'Forbidden.NotInRouterInterfaceCreateWhitelist',
      advice: expect.stringContaining('VPC peering'),
    });
    expect(await up(AUTO)).toBe('done');
  });
});

describe('a spec', () => {
  it('may say the way for all connections or for one, and a bandwidth only where it means something', async () => {
    const one = await readSpec(spec('[{ between: [app, data], via: router-interface }, [app, log]]'));
    expect([one.via, one.connect[0]?.via, one.connect[1]?.via]).toEqual(['auto', 'router-interface', undefined]);
    const wrong = spec('[{ between: [app, data], bandwidth: 5 }]', 'via: router-interface');
    await expect(readSpec(wrong)).rejects.toThrow('bandwidth is for VPC peerings');
  });
});
