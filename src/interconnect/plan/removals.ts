import type { Draft } from './draft.ts';
import type { Step } from './types.ts';

/** Ids of what is gone once a step is done: router interfaces, peerings. */
export const removedBy = (step: Step): readonly string[] =>
  step.waits.flatMap((wait) =>
    wait.kind !== 'RouteEntry' && wait.until === 'gone'
      ? wait.objects.filter((object) => typeof object === 'string')
      : [],
  );

/** The steps of a draft after which any of these is gone. */
export const removalsOf = (ids: readonly string[], draft: Draft): readonly string[] =>
  draft.steps.filter((step) => removedBy(step).some((id) => ids.includes(id))).map((step) => step.id);
