import { formatOutcome, named, type PairReach, type Reach, type VSwitch } from '../../network/index.ts';
import { columns, count } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import { filtersRemark } from './filters-remark.ts';
import { type VpcReach, vpcReaches } from './reach-table.ts';

/** Wider than this no terminal is. */
const MATRIX_COLUMNS = 12;
const LINES = 40;

/** Who reaches whom, for people: a matrix of VPCs where it fits, and every pair that is not reached whole with the reason. */
export function printReach(terminal: Terminal, result: Reach, from: readonly VSwitch[], to: readonly VSwitch[]): void {
  const { paint } = terminal;
  const cells = vpcReaches(result, from, to);
  const names = new Set(cells.map((cell) => cell.to.id));
  if (cells.length === 0) terminal.print('One VPC: its vSwitches reach each other.');
  else if (names.size <= MATRIX_COLUMNS) terminal.print(matrix(terminal, cells, to).join('\n'));
  const broken = cells.filter((cell) => cell.broken !== undefined);
  const whole = cells.length - broken.length;
  terminal.print(
    `\nOf ${count(cells.length, 'ordered pair')} of VPCs ${whole === cells.length ? 'each' : whole} ${whole > 1 && whole < cells.length ? 'are' : 'is'} reached whole.`,
  );
  for (const cell of broken.slice(0, LINES)) terminal.print(brokenLine(terminal, result, cell));
  if (broken.length > LINES) {
    terminal.print(paint.dim(`  and ${broken.length - LINES} more; narrow it: --from, --to`));
  }
  terminal.print(`\n${filtersRemark(paint)}`);
}

function matrix({ paint, signs }: Terminal, cells: readonly VpcReach[], to: readonly VSwitch[]): readonly string[] {
  const targets = [...new Set(to.map(({ vpc }) => vpc))].filter((vpc) => cells.some((cell) => cell.to === vpc));
  const rows = [...Map.groupBy(cells, ({ from }) => from)].map(([source, members]) => [
    paint.bold(source.name),
    ...targets.map((target) => {
      const cell = members.find((member) => member.to === target);
      if (cell === undefined) return paint.dim(signs.dot);
      if (cell.reached === cell.pairs) return paint.green(signs.done);
      return cell.reached === 0 ? paint.red(signs.failed) : paint.yellow(`${cell.reached}/${cell.pairs}`);
    }),
  ]);
  const legend = `Rows reach columns: ${signs.done} all subnets, 1/2 some, ${signs.failed} none`;
  return [paint.dim(legend), '', ...columns([['', ...targets.map(({ name }) => paint.bold(name)), ''], ...rows], '  ')];
}

function brokenLine({ paint, signs }: Terminal, result: Reach, { from, to, reached, pairs, broken }: VpcReach): string {
  const head = `  ${from.name} ${signs.arrow} ${to.name}`;
  const reasons = (broken?.lost ?? []).map(
    ({ outcome, addresses }) => `${addresses.format()}: ${named(result.network, formatOutcome(outcome))}`,
  );
  const part = reached === 0 ? '' : ` (${reached} of ${pairs} subnet pairs are)`;
  return `${head}: ${paint.red('not reached')}${part}; ${broken?.from.id} to ${broken?.to.id}, ${reasons.join('; ')}`;
}

/** Where packets of the vSwitches go, over all addresses there are. */
export function printDestinations(terminal: Terminal, result: Reach, from: readonly VSwitch[]): void {
  const { paint } = terminal;
  for (const { vSwitches } of result.classes) {
    const members = vSwitches.filter((vSwitch) => from.includes(vSwitch));
    const [first] = members;
    if (first === undefined) continue;
    const rows = result
      .outcomes(first.id)
      .map(({ outcome, addresses }) => [addresses.format(), named(result.network, formatOutcome(outcome))]);
    terminal.print(
      [
        '',
        `${paint.bold(`Packets from ${first.vpc.name}`)} ${paint.dim(`(${members.map(({ id }) => id).join(', ')})`)} to`,
        ...columns(rows, '  '),
      ].join('\n'),
    );
  }
}

/** A pair as JSON. */
export function pairJson({ from, to, delivered, lost }: PairReach): unknown {
  const end = ({ id, vpc }: VSwitch) => ({ vSwitchId: id, vpcId: vpc.id, vpcName: vpc.name });
  return {
    from: end(from),
    to: end(to),
    reached: lost.length === 0,
    delivered,
    lost: lost.map(({ outcome, addresses }) => ({ addresses, outcome, words: formatOutcome(outcome) })),
  };
}
