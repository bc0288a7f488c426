import type { Engine, EngineEvent, LoadedSpec } from '../../interconnect/index.ts';
import type { Context } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import type { ProjectInput } from './flags.ts';
import { type OpenCloud, openCloud } from './open-cloud.ts';

/** A spec with an engine on the cloud it means. */
export interface Project {
  readonly loaded: LoadedSpec;
  readonly cloud: OpenCloud;
  readonly engine: Engine;
}

interface Wishes {
  readonly allowInterruption?: boolean;
  readonly onEvent?: (event: EngineEvent) => void;
  readonly signal?: AbortSignal;
}

/** Loads the spec, opens its cloud, does the work, closes the cloud whatever happens. */
export async function withProject<T>(
  context: Context,
  flags: ProjectInput,
  wishes: Wishes,
  work: (project: Project) => Promise<T>,
): Promise<T> {
  const { createEngine } = await import('../../interconnect/index.ts');
  const loaded = await loadProject(context, flags.file);
  const target = targetOf(context, flags, loaded.spec.target);
  const { dirname } = process.getBuiltinModule('node:path');
  const cloud = await openCloud(context, {
    target,
    directory: dirname(loaded.file),
    profile: flags.profile,
    endpoint: flags.endpoint,
    log: flags.log,
  });
  if (target === 'local' && !flags.json) tellLocal(context, cloud, loaded);
  try {
    const spec = { ...loaded.spec, target };
    const engine = createEngine({ spec, connect: (access) => cloud.connect(access), ...wishes });
    return await work({ loaded, cloud, engine });
  } finally {
    await cloud.close();
  }
}

/** Says which local cloud it is, and that it is called with one set of keys, whatever profiles the spec names. */
function tellLocal({ terminal }: Context, { label }: OpenCloud, { spec }: LoadedSpec): void {
  terminal.tell(terminal.talkPaint.dim(`On ${label}`));
  const profiles = [...new Set(Object.values(spec.networks).flatMap(({ profile }) => profile ?? []))];
  if (profiles.length === 0) return;
  const named = `${profiles.length === 1 ? 'the profile' : 'the profiles'} ${profiles.join(', ')}`;
  terminal.tell(
    `${terminal.talkPaint.yellow('note')}  ${named} of the spec ${profiles.length === 1 ? 'is' : 'are'} not used: the local cloud is called with its own keys. With --target alibaba --endpoint HOST:PORT they are.`,
  );
}

/** The cloud that flags and spec mean together. @throws CommandError where the flags contradict each other. */
export function targetOf(
  { environment }: Context,
  flags: Pick<ProjectInput, 'local' | 'target'>,
  declared: ProjectTarget,
): ProjectTarget {
  if (flags.local && flags.target === 'alibaba' && environment.ISTHMUS_TARGET !== 'alibaba') {
    throw usageError('--local and --target alibaba exclude each other.');
  }
  return flags.local ? 'local' : (flags.target ?? declared);
}

type ProjectTarget = LoadedSpec['spec']['target'];

/** The spec that is named, or the one in this folder; undefined where there is none and none was named. */
export async function findProject(context: Context, file: string | undefined): Promise<LoadedSpec | undefined> {
  const { findSpec, loadSpec } = await import('../../interconnect/index.ts');
  const { resolve } = process.getBuiltinModule('node:path');
  const { existsSync } = process.getBuiltinModule('node:fs');
  const path = file === undefined ? await findSpec(context.directory) : resolve(context.directory, file);
  if (path === undefined) return undefined;
  if (!existsSync(path)) throw new CommandError(`There is no file ${path}.`, { code: 'NoSpec' });
  return loadSpec({ file: path, cwd: context.directory });
}

/** As `findProject`, for commands that need a spec. @throws CommandError when there is none. */
export async function loadProject(context: Context, file: string | undefined): Promise<LoadedSpec> {
  const loaded = await findProject(context, file);
  if (loaded === undefined) {
    throw new CommandError(`There is no spec in ${context.directory}.`, {
      code: 'NoSpec',
      actions: [
        'Write one: isthmus init',
        'Or one to try without an account: isthmus init --local --demo',
        'Or name it: --file FILE',
      ],
    });
  }
  return loaded;
}
