import { formatChange } from '../../network/index.ts';
import { version } from '../version.ts';
import type { CheckResult } from './result.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0 as code scanning reads it: a rule for each expectation, a result for each that does not hold. */
export function sarif(file: string, results: readonly CheckResult[]): string {
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'isthmus', version: version(), rules: rulesOf(results) } },
        results: results.flatMap((result, ruleIndex) => resultOf(file, result, ruleIndex)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

const ruleId = ({ id, expectation }: CheckResult, index: number): string => id ?? `${expectation.kind}-${index + 1}`;

const rulesOf = (results: readonly CheckResult[]) =>
  results.map((result, index) => ({
    id: ruleId(result, index),
    shortDescription: { text: result.sentence },
    ...(result.because === undefined ? {} : { fullDescription: { text: result.because } }),
  }));

function resultOf(file: string, result: CheckResult, ruleIndex: number): readonly object[] {
  const { verdict, sentence, line, column } = result;
  if (verdict.status === 'holds') return [];
  const word = verdict.status === 'broken' ? 'does not hold' : 'cannot be told';
  const fixes = verdict.changes.map((change) => `Fix: ${formatChange(change)}`);
  return [
    {
      ruleId: ruleId(result, ruleIndex),
      ruleIndex,
      level: verdict.status === 'broken' ? 'error' : 'warning',
      message: { text: [`"${sentence}" ${word}.`, ...verdict.reasons, ...fixes].join('\n') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: file.replaceAll('\\', '/') },
            region: { startLine: line, startColumn: column },
          },
        },
      ],
      properties: { ids: verdict.ids },
    },
  ];
}
