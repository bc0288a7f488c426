import { formatChange } from '../../network/index.ts';
import type { CheckResult } from './result.ts';

/** JUnit XML as CI systems read it: a test case for each expectation; one that cannot be told is an error. */
export function junit(file: string, results: readonly CheckResult[]): string {
  const broken = results.filter(({ verdict }) => verdict.status === 'broken').length;
  const unknown = results.filter(({ verdict }) => verdict.status === 'unknown').length;
  const time = results.reduce((sum, { ms }) => sum + ms, 0);
  const numbers = `tests="${results.length}" failures="${broken}" errors="${unknown}" time="${seconds(time)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="isthmus check" ${numbers}>`,
    `  <testsuite name="${escaped(file)}" file="${escaped(file)}" ${numbers}>`,
    ...results.flatMap((result) => testCase(file, result)),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

/** Where it stands is told in the text: the schema that Jenkins holds such files against knows no place of a test case. */
function testCase(file: string, { sentence, id, because, line, verdict, ms }: CheckResult): readonly string[] {
  const head = `    <testcase name="${escaped(sentence)}" classname="${escaped(id ?? file)}" time="${seconds(ms)}"`;
  if (verdict.status === 'holds') return [`${head}/>`];
  const tag = verdict.status === 'broken' ? 'failure' : 'error';
  const [first = ''] = verdict.reasons;
  const body = [
    `${file}:${line}`,
    ...(because === undefined ? [] : [`Expected because: ${because}`]),
    ...verdict.reasons,
    ...verdict.changes.map((change) => `Fix: ${formatChange(change)}`),
  ];
  return [
    `${head}>`,
    `      <${tag} type="${verdict.status}" message="${escaped(first)}">${escaped(body.join('\n'))}</${tag}>`,
    '    </testcase>',
  ];
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write them
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
  );
}
