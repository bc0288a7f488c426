/** One thing wrong with a snapshot. */
export interface SnapshotProblem {
  /** Where, such as `routeTables[2].routeEntries[0].destinationCidrBlock`. */
  readonly path: string;
  /** What is there. */
  readonly found: string;
  /** What should be there. */
  readonly expected: string;
}

/** Thrown when a value is not a snapshot. `problems` lists everything that is wrong, not only the first. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly problems: readonly SnapshotProblem[];

  constructor(problems: readonly SnapshotProblem[]) {
    const shown = problems.slice(0, 10).map(formatProblem);
    const hidden = problems.length - shown.length;
    super(['This is not a usable snapshot:', ...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('\n  '));
    this.problems = problems;
  }
}

function formatProblem({ path, found, expected }: SnapshotProblem): string {
  return `${path}: found ${found}, expected ${expected}`;
}
