import { describe, expect, it } from 'vitest';
import { CloudError, NoAnswerError } from '../../src/provider/index.ts';
import { bench, down, readSpec, up } from './fixtures.ts';

describe('errors of the cloud', () => {
  const refuse = (code: string, action: string, times: number) => {
    let left = times;
    return (request: { readonly action: string }) => {
      if (request.action !== action || left-- <= 0) return;
      throw new CloudError({ code, message: code, status: 400, action, region: 'cn-hangzhou', requestId: 'R-1' });
    };
  };

  it.each([
    ['TaskConflict', 'CreateRouteEntry'],
    ['LastTokenProcessing', 'CreateRouterInterface'],
    ['Throttling.User', 'ModifyRouterInterfaceAttribute'],
    ['IncorrectOppositeInterfaceInfo.NotSet', 'ConnectRouterInterface'],
    ['IncorrectStatus.RouterInterface', 'CreateRouteEntry'],
    ['SystemBusy', 'ConnectRouterInterface'],
    ['IncorrectRouteEntryStatus', 'CreateRouteEntry'],
    ['IncorrectStatus.VpcPeer', 'CreateRouteEntry'],
  ])('%s of %s passes', async (code, action) => {
    const { engine, cloud } = bench();
    cloud.before = refuse(code, action, 3);
    expect((await up(engine(await readSpec()))).status).toBe('done');
  });

  it.each([
    ['UnknownError', 'DeleteRouteEntry'],
    ['InternalError', 'DeleteRouteEntry'],
    ['TaskConflict', 'DeleteRouteEntry'],
    ['IncorrectStatus', 'DeactivateRouterInterface'],
    ['DependencyViolation.RouterInterfaceReferedByRouteEntry', 'DeleteRouterInterface'],
  ])('%s of %s fails no down', async (code, action) => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    await up(engine(spec));
    cloud.before = refuse(code, action, 3);
    expect((await down(engine(spec))).status).toBe('done');
    expect([cloud.interfaces, cloud.entries]).toEqual([[], []]);
  });

  it.each(['CreateRouterInterface', 'ModifyRouterInterfaceAttribute', 'ConnectRouterInterface', 'CreateRouteEntry'])(
    'an answer of %s that gets lost is settled by token or by looking',
    async (action) => {
      const { engine, cloud } = bench();
      let lost = 0;
      cloud.after = (request) => {
        if (request.action === action && lost++ < 2) throw new NoAnswerError(action, 'cn-hangzhou', 'dropped');
      };
      expect((await up(engine(await readSpec()))).status).toBe('done');
      expect(cloud.interfaces).toHaveLength(2);
      expect(cloud.entries).toHaveLength(3);
    },
  );

  it.each(['DeactivateRouterInterface', 'DeleteRouterInterface', 'DeleteRouteEntry'])(
    'an answer of %s that gets lost is settled by looking',
    async (action) => {
      const { engine, cloud } = bench();
      const spec = await readSpec();
      await up(engine(spec));
      let lost = 0;
      cloud.after = (request) => {
        if (request.action === action && lost++ < 2) throw new NoAnswerError(action, 'cn-hangzhou', 'dropped');
      };
      expect((await down(engine(spec))).status).toBe('done');
      expect([cloud.interfaces, cloud.entries]).toEqual([[], []]);
    },
  );

  it('a refusal for good fails its step with advice, stops what depends on it, and the next run goes on', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    cloud.before = refuse('Forbidden.BillsOutstanding', 'ConnectRouterInterface', 1);
    const outcome = await up(engine(spec));
    expect(outcome.status).toBe('failed');
    const failed = outcome.results.find((result) => result.status === 'failed');
    expect(failed).toMatchObject({
      step: 'app/data:connect',
      error: { code: 'Forbidden.BillsOutstanding', requestId: 'R-1' },
    });
    expect(failed?.error?.advice).toContain('Add funds');
    expect(outcome.results.filter((result) => result.status === 'not-started')).toHaveLength(3);
    expect((await up(engine(spec))).status).toBe('done');
  });
});

describe('an interruption', () => {
  it('finishes the calls in flight, says what is open, and the next run goes on', async () => {
    const { engine, cloud, clock } = bench();
    const spec = await readSpec();
    const stop = new AbortController();
    const running = up(engine(spec, stop.signal));
    await clock.sleep(1_000);
    stop.abort(new Error('Ctrl-C'));
    const outcome = await running;
    expect(outcome.status).toBe('interrupted');
    expect(outcome.results.find((result) => result.step === 'app/data:connect')?.status).toBe('open');
    expect(outcome.results.filter((result) => result.status === 'not-started')).toHaveLength(3);
    expect((await up(engine(spec))).status).toBe('done');
    expect(cloud.interfaces).toHaveLength(2);
  });
});
