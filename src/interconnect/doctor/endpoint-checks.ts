import { type Answered, endpointAnswers } from '../../provider/index.ts';
import type { Check } from './types.ts';

/** The window of a signature's timestamp (±15 minutes), and when a drift deserves a word. */
const CLOCK_WINDOW_MS = 15 * 60_000;
const CLOCK_DRIFT_MS = 60_000;

/** Whether the endpoint answers, and how far this machine's clock is from its. */
export async function checkEndpoint(url: string, where: string, now: () => number): Promise<readonly Check[]> {
  const answered = await endpointAnswers(url);
  if (answered.error !== undefined) {
    return [
      {
        about: 'endpoint',
        where,
        status: 'failed',
        found: `${url} does not answer: ${answered.error}`,
        actions: ['Check the network, the proxy settings and the endpoint (ALIBABA_CLOUD_ENDPOINT, --endpoint).'],
      },
    ];
  }
  const endpoint: Check = {
    about: 'endpoint',
    where,
    status: 'ok',
    found: `${url} answers in ${Math.round(answered.ms)} ms`,
    actions: [],
  };
  return [endpoint, checkClock(answered, where, now())];
}

function checkClock({ date }: Answered, where: string, now: number): Check {
  if (date === undefined) {
    return {
      about: 'clock',
      where,
      status: 'unknown',
      found: 'the endpoint does not say what time it has',
      actions: [],
    };
  }
  // The header has whole seconds: that much is no drift.
  const skew = Math.round(Math.max(0, Math.abs(now - date) - 1000) / 1000) * 1000;
  const found =
    skew === 0
      ? 'the clock is right'
      : `the clock is ${skew / 1000} s ${now > date ? 'ahead of' : 'behind'} the endpoint`;
  const status = skew >= CLOCK_WINDOW_MS ? 'failed' : skew >= CLOCK_DRIFT_MS ? 'warning' : 'ok';
  const actions =
    status === 'ok' ? [] : ['Set the clock of this machine: requests more than 15 minutes off are refused.'];
  return { about: 'clock', where, status, found, actions };
}
