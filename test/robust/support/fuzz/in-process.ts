import type { Assembly } from '../../../../src/cloud/assemble.ts';
import type { WireRequest } from '../../../../src/cloud/gateway/request.ts';
import type { Chance } from '../../../support/chance.ts';
import type { Pool } from '../pool.ts';
import { genuine, mutated } from './requests.ts';

/** A request that was answered as none may be. */
export interface Finding {
  readonly what: string;
  /** The request, for a person to read. */
  readonly request: string;
}

/** ms that one request may keep everybody else waiting. */
const PATIENCE = 2000;

/** Sends so many requests through the gateway and says which were answered 5xx, not answered in time, or not in words. */
export function fuzzInProcess(cloud: Assembly, count: number, chance: Chance, pool: Pool): readonly Finding[] {
  const findings: Finding[] = [];
  for (let sent = 0; sent < count; sent++) {
    if (chance.once(0.02)) cloud.clock.advance(chance.below(5000));
    const plain = genuine(chance, pool, cloud.clock.now());
    const request = chance.once(0.25) ? mutated(plain, chance) : plain;
    const started = performance.now();
    const { status, body } = cloud.gateway.handle(request);
    const took = performance.now() - started;
    if (status >= 500) {
      const crash = cloud.requests.entries().at(-1)?.crash ?? body;
      findings.push({ what: `answered ${status}: ${crash}`, request: shown(request) });
    } else if (took > PATIENCE) findings.push({ what: `hang: took ${Math.round(took)} ms`, request: shown(request) });
    else if (!isWord(body))
      findings.push({ what: `answered neither JSON nor XML: ${body.slice(0, 200)}`, request: shown(request) });
    else if (status === 200) pool.learn(body);
  }
  return findings;
}

function isWord(body: string): boolean {
  if (body.startsWith('<?xml ')) return body.endsWith('>');
  try {
    return typeof JSON.parse(body) === 'object';
  } catch {
    return false;
  }
}

export const shown = ({ method, target, headers, body }: WireRequest): string =>
  `${method} ${target.slice(0, 2000)} ${JSON.stringify(headers).slice(0, 1000)} ${Buffer.from(body).toString('latin1').slice(0, 1000)}`;
