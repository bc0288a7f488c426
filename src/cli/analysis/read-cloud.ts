import type { LoadedSpec, Place, TakenSnapshot } from '../../interconnect/index.ts';
import type { Context } from '../command.ts';
import { usageError } from '../command-error.ts';
import { type OpenCloud, openCloud } from '../project/open-cloud.ts';
import { targetOf } from '../project/open-project.ts';
import type { Terminal } from '../terminal.ts';
import type { SourceInput } from './flags.ts';

/** Opens the cloud that flags and spec mean, does the work, closes it whatever happens. */
export async function withCloud<T>(
  context: Context,
  flags: SourceInput,
  loaded: LoadedSpec | undefined,
  work: (cloud: OpenCloud, target: 'alibaba' | 'local') => Promise<T>,
): Promise<T> {
  const target = targetOf(context, flags, loaded?.spec.target ?? 'alibaba');
  const { dirname } = process.getBuiltinModule('node:path');
  const cloud = await openCloud(context, {
    target,
    directory: loaded === undefined ? context.directory : dirname(loaded.file),
    profile: flags.profile,
    endpoint: flags.endpoint,
    log: flags.log,
  });
  try {
    return await work(cloud, target);
  } finally {
    await cloud.close();
  }
}

/** Reads the networks of a cloud: those of the regions asked for, else of the spec's, else of the default region. */
export async function readCloud(
  context: Context,
  flags: SourceInput,
  loaded: LoadedSpec | undefined,
  cloud: OpenCloud,
  target: 'alibaba' | 'local',
  hosts = false,
): Promise<TakenSnapshot> {
  const { takeSnapshot } = await import('../../interconnect/index.ts');
  const { terminal } = context;
  const taken = await takeSnapshot({
    target,
    connect: (access) => cloud.connect(access),
    places: await placesFor(context, flags, loaded, cloud),
    hosts,
    onProgress: (read, tables) =>
      terminal.transient(terminal.talkPaint.dim(`Reading route tables: ${read} of ${tables}`)),
  });
  terminal.transient();
  tellNotes(terminal, taken.notes);
  return taken;
}

/** What could not be looked at, beside every answer that rests on it. */
export function tellNotes(terminal: Terminal, notes: readonly string[]): void {
  for (const note of notes) terminal.tell(`${terminal.talkPaint.yellow('note')}  ${note}`);
}

async function placesFor(
  { environment }: Context,
  flags: SourceInput,
  loaded: LoadedSpec | undefined,
  cloud: OpenCloud,
): Promise<readonly Place[]> {
  if (flags.region.length > 0) return flags.region.map((region) => ({ region }));
  if (loaded !== undefined) return (await import('../../interconnect/index.ts')).placesOf(loaded.spec);
  const region = environment.ALIBABA_CLOUD_REGION_ID || cloud.region;
  if (region === undefined) {
    throw usageError('Which region? Neither a spec nor --region says it.', 'Name one or more: --region cn-hangzhou');
  }
  return [{ region }];
}
