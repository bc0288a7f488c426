import { describe, expect, it } from 'vitest';
import { vpcAction } from '../../src/cloud/action.ts';
import { compare } from '../../src/cloud/official/coverage.ts';
import { type Declarations, ignored, objects, text } from '../../src/cloud/parameters.ts';

/** The coverage of an action that declares so, beside an official table. */
const covered = (parameters: Declarations, official: string) => {
  const action = vpcAction({ name: 'Do', effect: 'read', parameters, run: () => ({}) });
  return compare([action], { Vpc: { Do: official } })[0];
};

describe('coverage', () => {
  it('is complete when every official parameter is declared, members included', () => {
    expect(covered({ A: text, B: objects({ C: text }), Ours: text }, 'A B B.C')).toMatchObject({
      coverage: 'complete',
      ignored: [],
      unknown: [],
    });
  });

  it('is partial for parameters that are ignored, or not declared', () => {
    const declared = { A: ignored(text), B: objects({ C: ignored(text) }) };
    expect(covered(declared, 'A B B.C B.D E E.F')).toMatchObject({
      coverage: 'partial',
      ignored: ['A', 'B.C'],
      unknown: ['B.D', 'E'],
    });
  });

  it('is absent for an action that is not there, and says when the tables lack one that is', () => {
    const action = vpcAction({ name: 'Do', effect: 'read', parameters: {}, run: () => ({}) });
    expect(compare([action], { Vpc: { Other: 'A' } })).toEqual([
      { product: 'Vpc', action: 'Do', coverage: 'complete', ignored: [], unknown: [], official: false },
      { product: 'Vpc', action: 'Other', coverage: 'absent', ignored: [], unknown: [], official: true },
    ]);
  });
});
