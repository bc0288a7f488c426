import { formatChange } from '../../network/index.ts';
import { filtersRemark } from '../analysis/filters-remark.ts';
import { count } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import type { CheckResult } from './result.ts';

/** Reasons shown of one expectation; the other formats have all of them. */
const REASONS = 8;

/** The results for people: a line each, and below one that does not hold why, and what would mend it. */
export function checkText({ paint, signs }: Terminal, results: readonly CheckResult[]): string {
  const sign = {
    holds: paint.green(signs.done),
    broken: paint.red(signs.failed),
    unknown: paint.yellow('?'),
  } as const;
  const lines = results.flatMap(({ sentence, because, verdict }) => {
    const { status, reasons, changes } = verdict;
    const head = `${sign[status]} ${sentence}${status === 'unknown' ? paint.yellow('  cannot be told') : ''}`;
    if (status === 'holds') return [head];
    const more = reasons.length - REASONS;
    return [
      head,
      ...(because === undefined ? [] : [paint.dim(`    because: ${because}`)]),
      ...reasons.slice(0, REASONS).map((reason) => `    ${reason}`),
      ...(more > 0 ? [paint.dim(`    and ${more} more`)] : []),
      ...changes.map((change) => `    ${paint.dim('fix')}  ${formatChange(change)}`),
    ];
  });
  const holding = results.filter(({ verdict }) => verdict.status === 'holds').length;
  const sum = `${holding} of ${count(results.length, 'expectation')} ${holding === 1 ? 'holds' : 'hold'}.`;
  return [...lines, '', sum, filtersRemark(paint)].join('\n');
}
