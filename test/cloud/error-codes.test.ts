import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/cloud/actions.ts';
import { actionsOf, documentedCodes, excusedCodes } from '../support/documented-codes.ts';

// Whether a test provokes each of them takes the whole of test/cloud: `npm run error-codes`.
describe('the documented error codes', () => {
  it('are those of actions that there are', () => {
    const actions = new Set(ACTIONS.map((action) => action.name));
    const entries = new Set([...documentedCodes()].map((pair) => pair.slice(0, pair.lastIndexOf(' '))));
    expect([...entries].flatMap(actionsOf).filter((action) => !actions.has(action))).toEqual([]);
  });

  it('hold each that docs/fidelity.md says is never answered', () => {
    const documented = documentedCodes();
    const excused = [...excusedCodes()];
    expect(excused.length).toBeGreaterThan(100);
    expect(excused.filter((pair) => !documented.has(pair))).toEqual([]);
  });
});
