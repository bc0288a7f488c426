import type { World } from '../world.ts';
import type { Check } from './types.ts';

/** What the spec names and is not there, or could not be looked at, apart from what was told already. */
export function checkSpec({ problems, networks }: World, told: readonly Check[]): readonly Check[] {
  const denied = told.some(({ about, status }) => about === 'permission' && status === 'failed');
  const left = problems.filter(({ code }) => !(denied && code === 'Permission'));
  if (left.length === 0) {
    const names = [...networks.keys()].join(', ');
    return problems.length > 0
      ? []
      : [{ about: 'spec', where: 'networks', status: 'ok', found: `${names}: all there`, actions: [] }];
  }
  return left.map(({ message, actions, objects }) => ({
    about: 'spec',
    where: objects[0] ?? 'networks',
    status: 'failed',
    found: message,
    actions,
  }));
}
