import { type Finding, formatChange, type Network, named } from '../../network/index.ts';
import { columns, count, wrap } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import { filtersRemark } from './filters-remark.ts';

/** Findings for people: what, why it matters, what to do; then how many. */
export function printFindings(terminal: Terminal, network: Network, findings: readonly Finding[]): void {
  const { paint, signs } = terminal;
  const width = Math.min(terminal.columns, 110);
  const told = new Set<string>();
  for (const { code, severity, message, why, fix, changes } of findings) {
    const head = severity === 'error' ? paint.red('error') : paint.yellow('warning');
    // The text stands behind the longest word of the three.
    const indent = changes.length > 0 ? 9 : 7;
    const words = (text: string): string => wrap(text, width, ' '.repeat(indent)).trimStart();
    // Reasons that several findings share are told with the first of them.
    const anew = (word: string, text: string): readonly string[][] => {
      const key = `${code} ${word} ${text}`;
      const known = told.has(key);
      told.add(key);
      return known ? [] : [[word, words(named(network, text))]];
    };
    const rows = [
      ...anew('why', why),
      ...anew('fix', fix),
      ...changes.map((change, index) => [index === 0 ? 'calls' : '', formatChange(change)]),
    ].map(([word = '', text = '']) => [paint.dim(word), text]);
    terminal.print(`${head}  ${paint.bold(code)}  ${named(network, message)}`);
    terminal.print([...columns(rows, '  '), ''].join('\n'));
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const sum = `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  terminal.print(findings.length === 0 ? `${paint.green(signs.done)} Nothing to find fault with.` : sum);
  terminal.print(filtersRemark(paint));
}
