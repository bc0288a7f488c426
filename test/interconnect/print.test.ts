import { describe, expect, it } from 'vitest';
import { graph, type Paint, plain, printPlan, printStatus } from '../../src/interconnect/index.ts';
import { bench, readSpec, up } from './fixtures.ts';

const tagged: Paint = {
  ...plain,
  added: (text) => `<add>${text}</add>`,
  removed: (text) => `<remove>${text}</remove>`,
};

describe('a plan for people', () => {
  it('shows what, how, which routes, and the sum', async () => {
    const plan = await bench()
      .engine(await readSpec())
      .plan();
    const text = printPlan(plan);
    expect(text).toContain('  + RouterInterface app/data initiator will be created\n');
    expect(text).toContain('   3. Connect app to data, then wait until Active\n');
    expect(text).toContain('  + data  10.9.0.0/16  -> the acceptor to be made, to app in vtb-data\n');
    expect(text.endsWith('Plan: 5 to add, 0 to change, 0 to destroy.')).toBe(true);
  });

  it('takes its colours from outside', async () => {
    const own = bench();
    const spec = await readSpec();
    expect(printPlan(await own.engine(spec).plan(), tagged)).toContain('<add>  +</add> RouterInterface');
    await up(own.engine(spec));
    expect(printPlan(await own.engine(spec).planDown(), tagged)).toContain('<remove>  -</remove> RouteEntry');
  });

  it('is the same data as JSON, and frozen', async () => {
    const plan = await bench()
      .engine(await readSpec())
      .plan();
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(Object.isFrozen(plan.steps[0]?.call?.parameters)).toBe(true);
    const order = plan.steps.map((step) => step.id);
    for (const step of plan.steps)
      for (const id of step.dependsOn) expect(order.indexOf(id)).toBeLessThan(order.indexOf(step.id));
  });
});

describe('a status for people', () => {
  it('shows networks, ends, routes', async () => {
    const own = bench();
    const spec = await readSpec();
    expect(printStatus(await own.engine(spec).status())).toContain('shop on alibaba: absent');
    await up(own.engine(spec));
    const text = printStatus(await own.engine(spec).status());
    expect(text).toContain('app <-> data (router-interface, Large.2): connected');
    expect(text).toContain('  route app 10.1.0.0/16 -> ri-made1 (to data, vtb-app) present');
  });
});

describe('a picture', () => {
  it.each(['mermaid', 'dot', 'svg'] as const)('in %s names networks, interfaces and routes', async (format) => {
    const own = bench();
    const spec = await readSpec();
    await up(own.engine(spec));
    const text = graph(await own.engine(spec).status(), format);
    for (const word of ['vpc-app', 'vrt-data', 'ri-made1', 'ri-made2', '10.1.0.0/16', 'Large.2'])
      expect(text).toContain(word);
    expect(text).toMatch(
      { mermaid: /^flowchart LR\n/, dot: /^graph "shop" \{[\s\S]*\}$/, svg: /^<svg [\s\S]*<\/svg>$/ }[format],
    );
  });

  it('of a plan shows what is to be made', async () => {
    const plan = await bench()
      .engine(await readSpec())
      .plan();
    expect(graph(plan, 'mermaid')).toContain('initiator (to be made)');
    expect(graph(plan, 'mermaid')).toContain('10.1.0.0/16 (to be made)');
  });
});
