import type { Outcome } from '../../../src/interconnect/index.ts';
import { retryCase, rowsOf } from '../../../src/provider/index.ts';

/** What is wrong with how a run in a storm ended: it may fail, and must say then exactly what a person has to do. */
export function blameIn(name: string, outcome: Outcome): readonly string[] {
  const blame: string[] = [];
  for (const { step, status, error } of outcome.results) {
    if (status !== 'failed') continue;
    if (error === undefined) blame.push(`${name}: ${step} failed without an error`);
    else if (error.code === 'Unexpected') blame.push(`${name}: ${step} failed unexpectedly: ${error.message}`);
    else if (error.code !== 'WaitTimeout' && rowsOf(error.code).length === 0)
      blame.push(`${name}: ${step} met a code that the table does not know: ${error.code}`);
    else if (!error.message || !error.advice)
      blame.push(`${name}: ${step} failed without advice: ${error.code} ${error.message}`);
  }
  for (const problem of outcome.status === 'refused' ? outcome.problems : []) {
    if (problem.actions.length === 0) blame.push(`${name}: refused without a word on what to do: ${problem.message}`);
  }
  if (outcome.status === 'refused' && outcome.problems.length === 0) blame.push(`${name}: refused without a problem`);
  return blame;
}

/** Whether nothing but patience was at an end: the run says that it passes by itself, and the next one goes on. */
export const ranOutOfPatience = (outcome: Outcome): boolean =>
  outcome.status === 'failed' &&
  outcome.results.every(({ status, error }) => status !== 'failed' || passes(error?.code ?? ''));

const passes = (code: string): boolean =>
  code === 'WaitTimeout' || /^(back-off|wait-for-state)$/.test(retryCase(code).action);

/** How a run ended, in a word or three: `done`, `died`, `failed WaitTimeout`, `refused ForeignPair`. */
export function endingOf(outcome: Outcome | 'died'): string {
  if (outcome === 'died') return 'died';
  const codes = outcome.results.flatMap(({ error }) => (error === undefined ? [] : [error.code]));
  const problems =
    outcome.status === 'refused' || outcome.status === 'stale' ? outcome.problems.map(({ code }) => code) : [];
  return [outcome.status, ...new Set([...codes, ...problems])].join(' ');
}
