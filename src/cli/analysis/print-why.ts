import { type Explanation, formatChange, formatOutcome, type Network, named } from '../../network/index.ts';
import { columns, count } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import type { Explained } from './explain-all.ts';
import { filtersRemark } from './filters-remark.ts';

/** All that stands in the way, both directions, each thing once; then the calls that take it away. */
export function printWhy(terminal: Terminal, network: Network, { pairs, changes, solved }: Explained): void {
  const { paint, signs } = terminal;
  const apart = pairs.filter(({ connected }) => !connected);
  if (apart.length === 0) {
    const what = pairs.length === 0 ? 'a subnet reaches itself' : `${count(pairs.length, 'subnet pair')} both ways`;
    terminal.print(`${paint.green(signs.done)} Nothing keeps them apart: ${what}.`);
  }
  for (const group of Map.groupBy(apart, causesOf).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const blockers = first.blockers.map(({ code, direction, message }) => [direction, code, message]);
    const rows = (blockers.length > 0 ? blockers : endsOf(first)).map(([direction = '', code = '', words = '']) => [
      paint.dim(direction),
      paint.red(code),
      named(network, words),
    ]);
    terminal.print([...group.map((one) => headLine(terminal, one)), ...columns(rows, '  '), ''].join('\n'));
  }
  if (changes.length > 0) {
    const promise = solved ? 'made in the model, they connect all of it' : 'they help, but do not connect all of it';
    terminal.print(`${paint.bold('What would join them')} ${paint.dim(`(${promise})`)}`);
    changes.forEach((change, index) => {
      terminal.print(`  ${index + 1}. ${formatChange(change)}`);
    });
  } else if (apart.length > 0) terminal.print(paint.yellow('No change of routes or links can join them.'));
  terminal.print(`\n${filtersRemark(paint)}`);
}

/** Where no change can help, what becomes of the packets says why. */
const endsOf = ({ there, back }: Explanation): readonly (readonly string[])[] =>
  [
    { direction: 'there', lost: there.lost },
    { direction: 'back', lost: back.lost },
  ].flatMap(({ direction, lost }) =>
    lost.map(({ outcome, addresses }) => [direction, outcome.kind, `${addresses.format()}: ${formatOutcome(outcome)}`]),
  );

/** Pairs that the same things keep apart are told together. */
const causesOf = (one: Explanation): string =>
  JSON.stringify([
    one.blockers.map(({ code, direction, ids, fix }) => [code, direction, ids[0], fix]),
    one.blockers.length > 0 ? [] : endsOf(one),
  ]);

const headLine = ({ paint, signs }: Terminal, { from, to }: Explanation): string =>
  `${paint.bold(`${from.vpc.name} ${signs.both} ${to.vpc.name}`)}  ${paint.dim(`${from.id} ${signs.both} ${to.id}`)}`;
