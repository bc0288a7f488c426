/**
 * Route look-ups beside the kernel's own: the same table in a network namespace of its own, the same addresses, `ip route
 * get fibmatch` in one batch. The answers are compared too.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cidr, formatAddress, formatCidr, Network, type RouteTable } from '../src/network/index.ts';
import { EVERYTHING, hubsAndSpokes } from './hubs-and-spokes.ts';
import type { Result } from './result.ts';

const LOOKUPS = 20_000;

/** Empty, with a word on stderr, where no namespace can be made or iproute2 is not there. */
export async function kernel(): Promise<Result[]> {
  const table = Network.from(hubsAndSpokes(10_000)).tables.get('vtb-v0');
  if (table === undefined) throw new Error('the generated network has no table vtb-v0');
  const addresses = Array.from({ length: LOOKUPS }, (_, n) => cidr(EVERYTHING).base + ((n * 40_503) % 2 ** 18));
  const answer = askKernel(table, addresses);
  if (typeof answer === 'string') {
    process.stderr.write(`kernel: skipped: ${answer}\n`);
    return [];
  }
  for (const [index, address] of addresses.entries()) {
    const ours = table.ranges.lookup(address)?.destination;
    if (ours === undefined || formatCidr(ours) !== answer.prefixes[index])
      throw new Error(`${formatAddress(address)}: the kernel takes ${answer.prefixes[index]}, the model another entry`);
  }
  let ns = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    for (const address of addresses) table.ranges.lookup(address);
    ns = Math.min(ns, ((performance.now() - start) * 1e6) / LOOKUPS);
  }
  return [
    {
      bench: 'kernel',
      metric: `route look-up, ${table.routes.size} entries, all ${LOOKUPS.toLocaleString('en')} answers equal`,
      value: ns,
      unit: 'ns',
      reference: answer.ns,
      ratio: ns / answer.ns,
      aim: 'faster than `ip route get` in one batch',
      met: ns < answer.ns,
    },
  ];
}

interface Answer {
  /** The prefix of the route taken, for each address. */
  readonly prefixes: readonly string[];
  /** For one look-up, the start of the process taken off. */
  readonly ns: number;
}

/** The kernel's answers, or why there are none. */
function askKernel(table: RouteTable, addresses: readonly number[]): Answer | string {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-kernel-'));
  try {
    const routes = Array.from(table.routes, ([block]) => `route add ${formatCidr(block)} dev lo`);
    const gets = addresses.map((address) => `route get fibmatch ${formatAddress(address)}`);
    writeFileSync(join(folder, 'routes'), `${routes.join('\n')}\n`);
    writeFileSync(join(folder, 'gets'), `${gets.join('\n')}\n`);
    writeFileSync(join(folder, 'none'), '\n');
    const script = [
      'ip link set lo up && ip -batch routes',
      'begin=$(date +%s%N); ip -batch none; middle=$(date +%s%N)',
      'ip -batch gets > answers; end=$(date +%s%N)',
      'echo $(( (end - middle) - (middle - begin) )); cat answers',
    ].join('\n');
    const user = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
    const out = execFileSync('unshare', [...user, '--net', 'sh', '-euc', script], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      timeout: 120_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [taken = '', ...lines] = out.trim().split('\n');
    const prefixes = lines.map((line) => line.trim().split(' ')[0] ?? '');
    return {
      prefixes: prefixes.map((prefix) => (prefix.includes('/') ? prefix : `${prefix}/32`)),
      ns: Number(taken) / addresses.length,
    };
  } catch (error) {
    const { stderr, message } = error as { readonly stderr?: string; readonly message: string };
    return `no network namespace with iproute2 here (${(stderr || message).trim().split('\n')[0]})`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
