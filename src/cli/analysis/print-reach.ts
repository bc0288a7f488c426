import { formatOutcome, named, type PairReach, type Reach, type VSwitch } from '../../network/index.ts';
import { columns, count } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import { filtersRemark } from './filters-remark.ts';
import { type VpcReach, vpcReaches } from './reach-table.ts';

/** Wider than this no terminal is. */
const MATRIX_COLUMNS = 12;
const LINES = 40;
const NAMES = 8;

/** Who reaches whom, for people: a matrix of VPCs where it fits, and whatever keeps pairs apart, with the pairs. */
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
  const causes = [...Map.groupBy(broken, (cell) => reasons(result, cell).join('; '))];
  for (const [cause, members] of causes.slice(0, LINES)) terminal.print(causeLines(terminal, result, cause, members));
  if (causes.length > LINES) {
    terminal.print(paint.dim(`  and ${causes.length - LINES} more reasons; narrow it: --from, --to`));
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

/** What becomes of the packets of a pair that do not arrive; the addresses are left to the line of the pair. */
const reasons = (result: Reach, { broken }: VpcReach): readonly string[] =>
  (broken?.lost ?? []).map(({ outcome }) => named(result.network, formatOutcome(outcome)));

/** The pairs that one thing keeps apart: a line for one pair, else the thing and below it who does not reach whom. */
function causeLines(terminal: Terminal, result: Reach, cause: string, cells: readonly VpcReach[]): string {
  const { paint, signs } = terminal;
  const [first, second] = cells;
  if (first !== undefined && second === undefined) return brokenLine(terminal, result, first);
  const targets = [...Map.groupBy(cells, ({ from }) => from)].map(([from, members]) => ({
    from: from.name,
    to: namesOf(members.map(({ to }) => to.name)),
  }));
  const rows = [...Map.groupBy(targets, ({ to }) => to)].map(
    ([to, members]) => `    ${namesOf(members.map(({ from }) => from))} ${signs.arrow} ${to}`,
  );
  const inPart = cells.filter(({ reached }) => reached > 0).length;
  const part = inPart === 0 ? '' : ` (${count(inPart, 'pair')} in part)`;
  return [`  ${count(cells.length, 'pair')} ${paint.red('not reached')}${part}: ${cause}`, ...rows].join('\n');
}

/** Names in a row, up to eight of them. */
function namesOf(names: readonly string[]): string {
  const more = names.length - NAMES;
  return more > 1 ? `${names.slice(0, NAMES).join(', ')} and ${more} more` : names.join(', ');
}

function brokenLine({ paint, signs }: Terminal, result: Reach, { from, to, reached, pairs, broken }: VpcReach): string {
  const head = `  ${from.name} ${signs.arrow} ${to.name}`;
  const lost = (broken?.lost ?? []).map(
    ({ outcome, addresses }) => `${addresses.format()}: ${named(result.network, formatOutcome(outcome))}`,
  );
  const part = reached === 0 ? '' : ` (${reached} of ${pairs} subnet pairs are)`;
  return `${head}: ${paint.red('not reached')}${part}; ${broken?.from.id} to ${broken?.to.id}, ${lost.join('; ')}`;
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
