import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { Store } from '../../../src/cloud/store/store.ts';
import { chanceOf } from '../../support/chance.ts';
import { violationsOf } from '../../support/invariants.ts';
import { tenants, total, work } from './load.ts';

export interface KillReport {
  readonly kills: number;
  /** Writes that the cloud acknowledged before it died. */
  readonly acknowledged: number;
  /** What was lost, half done, or never ends: a sentence each. Empty is what it should be. */
  readonly wrong: readonly string[];
}

/** Clients at work when the process dies. */
const CLIENTS = 6;
/** Calls that it answers before it dies, at most: a few, so that deaths early in its life are common. */
const LONGEST_LIFE = 120;

/**
 * Kills a durable cloud under load again and again, on one folder, and looks after each death whether the folder holds what
 * was acknowledged, whole, and with an end to everything under way. Stops at the first kill that left something wrong.
 * @param tell called after each kill
 */
export async function killAgainAndAgain(
  kills: number,
  seed: number,
  tell?: (kill: number) => void,
): Promise<KillReport> {
  const folder = await mkdtemp(join(tmpdir(), 'isthmus-kill-'));
  const chance = chanceOf(seed);
  const clients = tenants(CLIENTS, seed);
  const script = await bundled(folder);
  let spare = summon(script);
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const process = spare;
      const url = await started(process, folder);
      spare = summon(script);
      const ended = once(process, 'exit');
      let left = 1 + chance.below(LONGEST_LIFE);
      const answered = (): void => {
        left -= 1;
        // Not with the answer, when it rests, but a little later, when it is at work on the next.
        if (left === 0) setTimeout(() => process.kill('SIGKILL'), chance.below(6));
      };
      // A client whose call dies with the process stops where it is: that call is the one in flight.
      await Promise.all(clients.map((client) => work([client], url, { answered }).catch(unlessServerGone)));
      await ended;
      const wrong = examine(folder, clients);
      tell?.(kill);
      if (wrong.length > 0) return report(kill, clients, wrong);
    }
    return report(kills, clients, []);
  } finally {
    spare.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

const report = (kills: number, clients: ReturnType<typeof tenants>, wrong: readonly string[]): KillReport => ({
  kills,
  acknowledged: total(clients, (client) => client.acknowledged),
  wrong,
});

/** Opens the folder as the next process would, and lets everything under way come to its end. */
function examine(folder: string, clients: ReturnType<typeof tenants>): readonly string[] {
  const store = new Store(join(folder, 'cloud.sqlite'));
  try {
    const early = violationsOf(store);
    store.settle(Date.now() + 3_600_000);
    const endless = store.transitions.list().map(({ kind, row }) => `the transition of ${kind} ${row} never ends`);
    return [...early, ...violationsOf(store), ...endless, ...clients.flatMap((client) => client.reconcile(store))];
  } finally {
    store.close();
  }
}

/** The cloud in one file, as it is published: it starts in a fraction of the time. */
async function bundled(folder: string): Promise<string> {
  const input = fileURLToPath(new URL('./cloud-on-call.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'node' });
  await bundle.write({ dir: join(folder, 'program'), format: 'esm', entryFileNames: 'cloud.mjs' });
  await bundle.close();
  return join(folder, 'program/cloud.mjs');
}

const summon = (script: string): ChildProcess =>
  spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });

async function started(process: ChildProcess, folder: string): Promise<string> {
  process.stdin?.write(`${folder}\n`);
  return new Promise((resolve, reject) => {
    process.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    process.once('exit', (code) => reject(new Error(`the cloud ended with code ${code} before it answered`)));
  });
}

/** A connection that broke is what a kill does; anything else is a finding. */
function unlessServerGone(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const gone = code === 'ECONNRESET' || code === 'ECONNREFUSED' || code === 'EPIPE';
  if (!gone && !(error instanceof Error && /socket hang up|broke off/.test(error.message))) throw error;
}
