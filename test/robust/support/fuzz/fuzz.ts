import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assembly, assemble } from '../../../../src/cloud/assemble.ts';
import type { WireRequest } from '../../../../src/cloud/gateway/request.ts';
import { serve } from '../../../../src/cloud/gateway/server.ts';
import { formatFlat } from '../../../../src/openapi/index.ts';
import { chanceOf } from '../../../support/chance.ts';
import { violationsOf } from '../../../support/invariants.ts';
import { signedParameters } from '../../../support/signed-request.ts';
import { type Call, oneOfEverything } from '../one-of-everything.ts';
import { Pool } from '../pool.ts';
import { type Finding, fuzzInProcess } from './in-process.ts';
import { genuine, mutated } from './requests.ts';
import { crowd, dawdle, fuzzSockets, type Line } from './sockets.ts';

export interface FuzzReport {
  readonly requests: number;
  /** Answers that were 5xx or not in words, and stores that were not whole afterwards. */
  readonly errors: readonly Finding[];
  readonly hangs: readonly Finding[];
  /** Bytes on the heap after each era, once everything was let go. */
  readonly heaps: readonly number[];
}

interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** Collects garbage, so that heaps can be compared. */
  readonly collect: () => void;
  readonly tell?: (sent: number) => void;
}

/** Requests between two fresh starts of the cloud: it must not only fill up and then refuse. */
const ERA = 10_000;
/** Of these, so many go over sockets. */
const OVER_SOCKETS = 3000;
const CONNECTIONS = 2000;
const DAWDLERS = 100;

/**
 * Sends random and spoilt requests to one local cloud, through its gateway and over sockets, and looks whether it answers
 * every one properly, keeps its store whole, and lets go of memory. Stops at the first era that found something.
 */
export async function fuzz({ requests, seed, collect, tell }: FuzzOptions): Promise<FuzzReport> {
  const chance = chanceOf(seed);
  const cloud = assemble({ seed, rateLimits: false, strict: seed % 2 === 0 });
  const certificates = await mkdtemp(join(tmpdir(), 'isthmus-fuzz-'));
  const server = await serve(cloud, { host: '127.0.0.1', port: 0, allowedHosts: [], certificates });
  const found: Finding[] = [];
  const heaps: number[] = [];
  let sent = 0;
  const line = (pool: Pool): Line => ({
    port: server.port,
    chance,
    next: () => {
      const request = genuine(chance, pool, cloud.clock.now());
      return chance.once(0.25) ? mutated(request, chance) : request;
    },
  });
  try {
    const stopDawdling = dawdle(line(new Pool()), DAWDLERS);
    const crowded = await crowd(line(furnish(cloud)), Math.min(CONNECTIONS, requests / 10));
    found.push(...crowded.findings);
    sent += crowded.sent;
    while (sent < requests && found.length === 0) {
      const pool = furnish(cloud);
      const inProcess = Math.min(ERA - OVER_SOCKETS, requests - sent);
      found.push(...fuzzInProcess(cloud, inProcess, chance, pool));
      const sockets = await fuzzSockets(line(pool), Math.min(OVER_SOCKETS, requests - sent - inProcess));
      found.push(...sockets.findings, ...violationsOf(cloud.world.store).map((what) => ({ what, request: '' })));
      sent += inProcess + sockets.sent;
      cloud.control.reset();
      collect();
      heaps.push(process.memoryUsage().heapUsed);
      tell?.(sent);
    }
    stopDawdling();
  } finally {
    await server.close();
    cloud.world.store.close();
    await rm(certificates, { recursive: true, force: true });
  }
  const isHang = ({ what }: Finding): boolean => what.startsWith('hang');
  return { requests: sent, errors: found.filter((one) => !isHang(one)), hangs: found.filter(isHang), heaps };
}

/** Starts the cloud anew with one of everything in it. @returns the ids */
function furnish(cloud: Assembly): Pool {
  const pool = new Pool();
  cloud.control.reset();
  cloud.clock.freeze();
  const call: Call = (product, action, parameters = {}) => {
    const all = { RegionId: 'cn-hangzhou', ...parameters };
    const text = formatFlat(signedParameters(action, all, { product, time: cloud.clock.now() }));
    const request: WireRequest = {
      method: 'POST',
      target: `/?${text}`,
      headers: { host: 'localhost' },
      body: new Uint8Array(),
    };
    const { status, body } = cloud.gateway.handle(request);
    if (status !== 200) throw new Error(`${action} answered ${body}`);
    pool.learn(body);
    // Whatever it started is over before the next call.
    cloud.clock.advance(600_000);
    return JSON.parse(body);
  };
  oneOfEverything(call);
  return pool;
}
