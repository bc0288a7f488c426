import type { Change, PlannedRoute, Problem, Step, Summary } from './types.ts';

/** A plan under construction. */
export class Draft {
  readonly changes: Change[] = [];
  readonly steps: Step[] = [];
  readonly routes: PlannedRoute[] = [];
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];

  /** Adds a step and gives its id back, for others to depend on. */
  step(step: Step): string {
    this.steps.push(step);
    return step.id;
  }
}

/** How many objects are added, changed and destroyed; a replacement counts as both of the outer ones. */
export function summaryOf(changes: readonly Change[]): Summary {
  const count = (...actions: readonly Change['action'][]): number =>
    changes.filter((change) => actions.includes(change.action)).length;
  return { add: count('create', 'replace'), change: count('update'), destroy: count('delete', 'replace') };
}

/** The steps in an order that respects `dependsOn`; among those that may go at once, the order they were drafted in. */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ordered = new Set<Step>();
  const add = (step: Step): void => {
    for (const id of step.dependsOn) {
      const before = byId.get(id);
      if (before !== undefined && !ordered.has(before)) add(before);
    }
    ordered.add(step);
  };
  for (const step of steps) add(step);
  return [...ordered];
}

/** Makes data unchangeable, all the way down. */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
}
