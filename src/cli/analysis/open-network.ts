import type { LoadedSpec } from '../../interconnect/index.ts';
import type { Network, Snapshot } from '../../network/index.ts';
import type { Context } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { readText } from '../files.ts';
import { findProject } from '../project/open-project.ts';
import type { AnalysisInput } from './flags.ts';
import { readCloud, tellNotes, withCloud } from './read-cloud.ts';

/** A network to ask, from a file or a cloud. */
export interface OpenNetwork {
  readonly network: Network;
  /** Ids of VPCs by the names that the cloud gives them, where the spec calls them otherwise. */
  readonly otherNames: ReadonlyMap<string, string>;
  readonly loaded: LoadedSpec | undefined;
  /** For people: where it comes from, and of when. */
  readonly label: string;
}

/** The network that the flags mean: that of a file, offline, else what the cloud says now. */
export async function openNetwork(context: Context, flags: AnalysisInput): Promise<OpenNetwork> {
  const loaded = await findProject(context, flags.file);
  if (flags.network !== undefined) {
    const snapshot = await readSnapshotFile(context, flags.network);
    return build(snapshot, loaded, `${flags.network === '-' ? 'stdin' : flags.network}, taken ${takenAt(snapshot)}`);
  }
  return withCloud(context, flags, loaded, async (cloud, target) => {
    const { snapshot } = await readCloud(context, flags, loaded, cloud, target);
    return build(snapshot, loaded, `${cloud.label}, read ${takenAt(snapshot)}`);
  });
}

const takenAt = (snapshot: Snapshot): string => snapshot.takenAt ?? 'at an unknown time';

async function build(snapshot: Snapshot, loaded: LoadedSpec | undefined, label: string): Promise<OpenNetwork> {
  const [{ Network }, { networkVpcs, renamed }] = await Promise.all([
    import('../../network/index.ts'),
    import('../../interconnect/index.ts'),
  ]);
  const names = loaded === undefined ? new Map<string, string>() : networkVpcs(loaded.spec, snapshot);
  const otherNames = new Map(snapshot.vpcs.flatMap(({ vpcId, vpcName }) => (vpcName ? [[vpcName, vpcId]] : [])));
  return { network: Network.from(renamed(snapshot, names)), otherNames, loaded, label };
}

const MISSING = { code: 'NoSnapshot', actions: ['Write one: isthmus snapshot > net.json'] };

/** Reads a snapshot (`-`: from stdin) and checks it. @throws CommandError when there is none, or it is not one. */
export async function readSnapshotFile(context: Context, file: string): Promise<Snapshot> {
  const { readSnapshot, SnapshotError } = await import('../../network/index.ts');
  const text =
    file === '-' ? process.getBuiltinModule('node:fs').readFileSync(0, 'utf8') : readText(context, file, MISSING);
  try {
    const snapshot = readSnapshot(JSON.parse(text));
    tellNotes(context.terminal, snapshot.notes ?? []);
    return snapshot;
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      throw new CommandError(`${file} is not JSON: ${cause.message.replaceAll(/\s+/g, ' ')}`, {
        code: 'BadSnapshot',
        cause,
      });
    }
    if (!(cause instanceof SnapshotError)) throw cause;
    throw new CommandError(cause.message, { code: 'BadSnapshot', where: file, facts: cause.problems, cause });
  }
}
