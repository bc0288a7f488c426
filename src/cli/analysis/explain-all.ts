import { type Change, type Explanation, explain, type Network, type VSwitch } from '../../network/index.ts';

export interface Explained {
  /** One for each pair of vSwitches, as the network is now. */
  readonly pairs: readonly Explanation[];
  /** What joins all of them, in an order that works; what one pair needs often serves the next. */
  readonly changes: readonly Change[];
  /** Whether all pairs are connected once the changes are made. */
  readonly solved: boolean;
}

/** Explains every pair, and gathers the changes pair by pair, each on top of those before it. */
export function explainAll(network: Network, from: readonly VSwitch[], to: readonly VSwitch[]): Explained {
  const ids = from.flatMap((near) => to.filter((far) => far !== near).map((far) => [near.id, far.id] as const));
  const pairs = ids.map(([near, far]) => explain(network, near, far));
  const changes: Change[] = [];
  let after = network;
  for (const [near, far] of ids) {
    const { changes: more, solved } = explain(after, near, far);
    if (!solved || more.length === 0) continue;
    changes.push(...more);
    after = after.after(more);
  }
  return { pairs, changes, solved: ids.every(([near, far]) => explain(after, near, far).connected) };
}
