/**
 * `npm run bench -- [NAME] [--json]`: measures, and prints ratios for people or one JSON object a line. Aims that were
 * missed are said, not hidden; they do not fail the run, since machines are noisy.
 */
import { parseArgs } from 'node:util';
import type { Result } from './result.ts';

/** Imported one by one, so that no bench pays for what another loads. */
const BENCHES: Readonly<Record<string, () => Promise<Result[]>>> = {
  help: async () => (await import('./help.ts')).help(),
  start: async () => (await import('./start.ts')).start(),
  requests: async () => (await import('./requests.ts')).requests(),
  fullness: async () => (await import('./fullness.ts')).fullness(),
  moto: async () => (await import('./moto.ts')).moto(),
  size: async () => (await import('./size.ts')).size(),
  interconnect: async () => (await import('./interconnect.ts')).interconnect(),
  scale: async () => (await import('./scale.ts')).scale(),
  simulation: async () => (await import('./simulation.ts')).simulation(),
  network: async () => (await import('./network.ts')).bench(),
  analysis: async () => (await import('./analysis.ts')).analysis(),
  kernel: async () => (await import('./kernel-routes.ts')).kernel(),
  prediction: async () => (await import('./prediction.ts')).prediction(),
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}

for (const [name, bench] of Object.entries(BENCHES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  for (const result of await bench()) {
    process.stdout.write(`${values.json ? JSON.stringify(result) : forPeople(result)}\n`);
  }
}

function forPeople({ bench, metric, value, unit, reference, ratio, aim, met }: Result): string {
  const figure = `${format(value)} against ${format(reference)} ${unit}`;
  return `${bench}: ${metric}: ratio ${ratio.toPrecision(3)} (aim ${aim}, ${met ? 'met' : 'MISSED'}); ${figure}`;
}

function format(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
