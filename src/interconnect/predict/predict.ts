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
  const nothing = { words: [], links: [], risks: [], filters: FILTERS } as const;
  try {
    const snapshot = snapshotOfWorld(world);
    const { after, notes } = afterChanges(snapshot, plan.steps.flatMap(changesOf));
    const change = diff(Network.from(snapshot), Network.from(after));
    return {
      words: formatDiff(change),
      links: verifyLinks(spec, change.after, vpcsOfWorld(world)),
      risks: risksOf(change, plan.kind),
      notes,
      filters: FILTERS,
    };
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    return { ...nothing, notes: [`What packets will do cannot be predicted. ${error.message}`] };
  }
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
