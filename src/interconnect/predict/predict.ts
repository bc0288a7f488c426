import { applyChanges, ChangeError } from '../../network/apply-changes.ts';
import type { Change } from '../../network/change.ts';
import { diff } from '../../network/diff/diff.ts';
import { formatDiff } from '../../network/diff/format-diff.ts';
import { Network } from '../../network/network.ts';
import { FILTERS } from '../../network/outcome.ts';
import type { Snapshot } from '../../network/snapshot.ts';
import { SnapshotError } from '../../network/snapshot-problem.ts';
import { freeze } from '../plan/draft.ts';
import type { Plan } from '../plan/types.ts';
import { unreadLists } from '../snapshot/spread-lists.ts';
import type { Spec } from '../spec/types.ts';
import { verifyLinks } from '../verify/verify-links.ts';
import type { World } from '../world.ts';
import { changesOf } from './changes-of.ts';
import { risksOf } from './risks.ts';
import type { Prediction } from './types.ts';
import { snapshotOfWorld, vpcsOfWorld } from './world-snapshot.ts';

/** The plan with what it will do to packets. Pure: the same world and plan give the same prediction. */
export function withPrediction(plan: Plan, spec: Spec, world: World): Plan {
  return plan.steps.length === 0 ? plan : freeze({ ...plan, prediction: predict(plan, spec, world) });
}

/** Observed world and plan steps → the network after → what is different. Steps are data: any driver's will do. */
export function predict(plan: Plan, spec: Spec, world: World): Prediction {
  try {
    const { after, ...told } = predictChanges(snapshotOfWorld(world), plan.steps.flatMap(changesOf), plan.kind);
    const notes = [...unreadLists(world.prefixLists), ...told.notes];
    return { ...told, notes, links: verifyLinks(spec, after, vpcsOfWorld(world)), filters: FILTERS };
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    const notes = [`What packets will do cannot be predicted. ${error.message}`];
    return { words: [], links: [], risks: [], notes, filters: FILTERS };
  }
}

/**
 * What changes do to packets.
 *
 * @throws SnapshotError when the snapshot is not a usable one.
 */
export function predictChanges(
  snapshot: Snapshot,
  changes: readonly Change[],
  kind: Plan['kind'],
): Pick<Prediction, 'words' | 'risks' | 'notes'> & { readonly after: Network } {
  const { after, notes } = afterChanges(snapshot, changes);
  const change = diff(Network.from(snapshot), Network.from(after));
  return { words: formatDiff(change), risks: risksOf(change, kind), notes, after: change.after };
}

/** A change that the model cannot follow is said, not guessed. */
function afterChanges(
  snapshot: Snapshot,
  changes: readonly Change[],
): { readonly after: Snapshot; readonly notes: readonly string[] } {
  const notes: string[] = [];
  let after = snapshot;
  for (const change of changes) {
    try {
      after = applyChanges(after, [change]);
    } catch (error) {
      if (!(error instanceof ChangeError)) throw error;
      notes.push(`Not predicted: ${error.message}.`);
    }
  }
  return { after, notes };
}
