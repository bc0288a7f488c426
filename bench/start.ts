import { formatFlat } from '../src/openapi/index.ts';
import { signedParameters } from '../test/support/signed-request.ts';
import { atMost, ROOT, run, seconds, startServer } from './measure.ts';
import type { Result } from './result.ts';

const ROUNDS = 9;

/**
 * From starting `isthmus local`, as it is published, to its first signed answer; beside the raw server's start to its first
 * answer.
 */
export async function start(): Promise<Result[]> {
  await run('npm', ['run', '--silent', 'build'], { cwd: ROOT });
  const pairs: [number, number][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const ours = await firstAnswer([`${ROOT}bench/servers/published.js`, 'local', '--port', '0'], (line) =>
      Number(/127\.0\.0\.1:(\d+)/.exec(line)?.[1]),
    );
    const raw = await firstAnswer([`${ROOT}bench/servers/raw.js`], Number);
    if (round > 0) pairs.push([ours, raw]);
  }
  return [atMost(2, { bench: 'start', metric: 'isthmus local, start to first signed answer', unit: 's', pairs })];
}

async function firstAnswer(args: readonly string[], portOf: (line: string) => number): Promise<number> {
  const query = formatFlat(signedParameters('DescribeVpcs'));
  const server = await startServer(args);
  const answer = await seconds(async () => {
    const response = await fetch(`http://127.0.0.1:${portOf(server.line)}/?${query}`, { method: 'POST' });
    if (response.status !== 200) throw new Error(await response.text());
  });
  await server.stop();
  return server.seconds + answer;
}
