import type { LinkReach, PairState, ProbeResult, Verification } from '../../interconnect/index.ts';
import { columns, count } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import { filtersRemark } from './filters-remark.ts';

/** Declared against true, for people: each connection, its pairs both ways, and real packets beside where there were any. */
export function printVerification(terminal: Terminal, found: Verification): void {
  const { paint, signs } = terminal;
  const packets = found.packets === null ? undefined : new Map(found.packets.map((one) => [probeKey(one), one]));
  for (const link of found.links) terminal.print(linkLines(terminal, link, packets).join('\n'));
  for (const { message, actions } of found.problems) {
    terminal.print(
      [`${paint.red('!')} ${message}`, ...actions.map((action) => `  ${signs.arrow} ${action}`)].join('\n'),
    );
  }
  if (packets !== undefined) {
    const answered = [...packets.values()].filter(({ result }) => result === 'answered').length;
    terminal.print(`\n${answered} of ${count(packets.size, 'packet')} answered.`);
  }
  terminal.print(`\n${filtersRemark(paint)}`);
}

const probeKey = ({ fromVSwitchId, toVSwitchId }: { fromVSwitchId: string; toVSwitchId: string }): string =>
  `${fromVSwitchId} ${toVSwitchId}`;

function linkLines(
  { paint, signs }: Terminal,
  link: LinkReach,
  packets: ReadonlyMap<string, ProbeResult> | undefined,
): readonly string[] {
  const colour = link.state === 'connected' ? paint.green : link.state === 'unknown' ? paint.yellow : paint.red;
  const word = ({ reached, words }: PairState['there']): string => (reached ? paint.green(words) : paint.red(words));
  const sent = (from: string, to: string): string => {
    const one = packets?.get(`${from} ${to}`);
    if (one === undefined) return '';
    const text = `packet: ${one.result === 'answered' ? `answered, ${one.words}` : one.words}`;
    return one.result === 'answered' ? paint.green(text) : paint.red(text);
  };
  const rows = link.pairs.flatMap(({ between: [a, b], there, back }) => [
    [a, signs.arrow, b, word(there), sent(a, b)],
    [b, signs.arrow, a, word(back), sent(b, a)],
  ]);
  return [
    `${paint.bold(link.between.join(` ${signs.both} `))}: ${colour(link.state)}`,
    ...columns(rows, '  '),
    ...link.notes.map((note) => `  ${paint.yellow('note')}  ${note}`),
  ];
}
