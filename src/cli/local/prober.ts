import type { ProbeResult as Echo, Probe as Sent } from '../../cloud/index.ts';
import type { ProbeResult, Prober } from '../../interconnect/index.ts';
import type { Context } from '../command.ts';
import { operate } from './operate.ts';
import type { RunningCloud } from './running-cloud.ts';

/** As many as one request to the admin API may hold. */
const AT_ONCE = 1000;

/** Sends packets through the data plane of a running local cloud; undefined where it has none. */
export function proberOf(context: Context, { endpoint, dataPlane }: RunningCloud): Prober | undefined {
  if (dataPlane == null) return undefined;
  const port = Number(endpoint.slice(endpoint.lastIndexOf(':') + 1));
  return proberBy(async (probes) => {
    const { results } = await operate<{ readonly results: readonly Echo[] }>(context, {
      method: 'POST',
      path: '/probe',
      body: { probes },
      port,
    });
    return results;
  });
}

/** Asks the question of the engine (vSwitch to vSwitch) of a data plane, and puts its answer into words. */
export function proberBy(send: (probes: readonly Sent[]) => Promise<readonly Echo[]>): Prober {
  return {
    label: 'Linux network namespaces',
    async probe(probes, signal) {
      const results: ProbeResult[] = [];
      for (let start = 0; start < probes.length; start += AT_ONCE) {
        signal?.throwIfAborted();
        const some = probes.slice(start, start + AT_ONCE);
        const echoes = await send(some.map((one) => ({ vSwitchId: one.fromVSwitchId, to: one.toVSwitchId })));
        results.push(...some.map((probe, index) => ({ ...probe, ...meaning(echoes[index]) })));
      }
      return results;
    },
  };
}

/** What came of one packet, as the engine and people put it. */
export function meaning(echo: Echo | undefined): Pick<ProbeResult, 'result' | 'words'> {
  switch (echo?.answer) {
    case 'reply':
      return { result: 'answered', words: `${echo.milliseconds} ms` };
    case 'time-exceeded':
      return { result: 'ttl-exceeded', words: `time to live exceeded at ${echo.by}` };
    case 'unreachable':
      return { result: 'lost', words: `no route, says ${echo.by}` };
    case 'leaves':
      return { result: 'lost', words: `leaves what is emulated, says ${echo.by}` };
    default:
      return { result: 'lost', words: 'nothing came back' };
  }
}
