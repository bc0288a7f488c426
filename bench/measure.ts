import { execFile, spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Result } from './result.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const BIN = `${ROOT}bin/isthmus.js`;
export const run = promisify(execFile);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/**
 * Milliseconds of the processor that `work` takes on this thread, the best of `runs`: what the clock would show on a
 * machine with nothing else to do.
 */
export function processorMs<T>(work: () => T, runs = 3): { readonly ms: number; readonly value: T } {
  let ms = Number.POSITIVE_INFINITY;
  let value: T | undefined;
  for (let run = 0; run < runs; run++) {
    const start = process.threadCpuUsage();
    value = work();
    const { user, system } = process.threadCpuUsage(start);
    ms = Math.min(ms, (user + system) / 1000);
  }
  return { ms, value: value as T };
}

/** Seconds that `work` takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Seconds from starting a process to its end. @throws when it fails. */
export const processSeconds = (args: readonly string[]): Promise<number> =>
  seconds(() => run(process.execPath, [...args]));

/** Starts a server process and resolves with its first line of output, in seconds since the start. */
export async function startServer(
  args: readonly string[],
  command = process.execPath,
): Promise<{ line: string; seconds: number; stop: () => Promise<void> }> {
  const start = performance.now();
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with code ${code}`)));
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  return { line, seconds: (performance.now() - start) / 1000, stop };
}

interface Held {
  readonly bench: string;
  readonly metric: string;
  readonly unit: string;
  /** Pairs measured in turn: ours and the reference. */
  readonly pairs: readonly (readonly [ours: number, reference: number])[];
}

/** The medians of paired runs; the ratio is the median of the pairs' own, so a drift of the machine falls out. */
function held({ bench, metric, unit, pairs }: Held): Omit<Result, 'aim' | 'met'> {
  return {
    bench,
    metric,
    value: median(pairs.map(([ours]) => ours)),
    unit,
    reference: median(pairs.map(([, reference]) => reference)),
    ratio: median(pairs.map(([ours, reference]) => ours / reference)),
  };
}

export function atLeast(aim: number, figures: Held): Result {
  const result = held(figures);
  return { ...result, aim: `>= ${aim}`, met: result.ratio >= aim };
}

export function atMost(aim: number, figures: Held): Result {
  const result = held(figures);
  return { ...result, aim: `<= ${aim}`, met: result.ratio <= aim };
}
