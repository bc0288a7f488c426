import type { Difference, LinkStatus, RouteStatus, StatusReport } from '../status-types.ts';
import { type Paint, plain } from './paint.ts';
import { problemBlocks } from './plan.ts';
import { bandwidthWords, endWord } from './words.ts';

type State = StatusReport['state'];

/** The report for people, without a line break at its end. */
export function printStatus(report: StatusReport, paint: Paint = plain): string {
  const lines = [
    `${paint.bold(report.interconnect)} on ${report.target}: ${stateWord(report.state, paint)}`,
    '',
    ...networkLines(report),
    ...report.links.flatMap((link) => linkLines(link, paint)),
    ...differenceLines(report, paint),
    ...problemBlocks(report.problems, paint.error, paint),
    ...problemBlocks(report.warnings, paint.warning, paint),
  ];
  return lines.join('\n').trimEnd();
}

/** Those that were found, where any was. */
function networkLines({ networks }: StatusReport): readonly string[] {
  if (networks.length === 0) return [];
  const rows = networks.map(({ name, vpcId, routerId, cidrBlocks, region }) => [
    name,
    vpcId,
    routerId,
    cidrBlocks.join(', '),
    region,
  ]);
  return [...table([['NETWORK', 'VPC', 'VROUTER', 'CIDR BLOCKS', 'REGION'], ...rows]), ''];
}

function stateWord(state: State, paint: Paint): string {
  const colour = { connected: paint.added, partial: paint.changed, absent: paint.dim, blocked: paint.error }[state];
  return colour(state);
}

function linkLines(link: LinkStatus, paint: Paint): readonly string[] {
  const [a, b] = link.ends;
  const end = (side: typeof a): string =>
    `${side.network} ${side.id ?? '(none)'} ${endWord(side.role)}${side.status === undefined ? '' : ` ${side.status}`}`;
  return [
    `${paint.bold(link.between.join(' <-> '))} (${[link.via, link.spec, bandwidthWords(link)].filter(Boolean).join(', ')}): ${stateWord(link.state, paint)}`,
    `  ${end(a)}`,
    `  ${end(b)}`,
    ...link.routes.map((route) => `  ${routeLine(route, paint)}`),
    '',
  ];
}

function routeLine(route: RouteStatus, paint: Paint): string {
  const colour = route.state === 'present' ? paint.added : route.state === 'missing' ? paint.removed : paint.changed;
  const next = route.nextHop === '' ? 'no entry' : route.nextHop;
  return `route ${route.network} ${route.destination} -> ${next} (to ${route.towards}, ${route.routeTableId}) ${colour(route.state)}`;
}

function differenceLines(report: StatusReport, paint: Paint): readonly string[] {
  if (report.differences.length === 0) return [];
  return [
    paint.bold('Differences'),
    ...report.differences.map((item) => {
      const what = item.field === undefined ? '' : ` ${item.field}`;
      const id = item.id === undefined ? '' : ` (${item.id})`;
      return `  ${paint.changed('~')} ${item.kind} ${item.address}${id}${what}: ${differenceWords(item)} ${paint.dim(`(${item.likely})`)}`;
    }),
    '',
  ];
}

function differenceWords({ field, declared, found }: Difference): string {
  if (field !== undefined) return `declared ${declared}, found ${found}`;
  return found === 'missing' ? 'declared, and not there' : 'there, and has to go';
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
