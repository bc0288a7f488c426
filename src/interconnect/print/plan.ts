import { inOrder } from '../plan/draft.ts';
import type { Change, FieldChange, IdOrLater, Plan, PlannedRoute, Problem, Step, StepWait } from '../plan/types.ts';
import type { Risk } from '../predict/types.ts';
import { type Paint, plain } from './paint.ts';

const SYMBOLS: Readonly<Record<Change['action'], string>> = { create: '+', update: '~', replace: '-/+', delete: '-' };
const WORDS: Readonly<Record<Change['action'], string>> = {
  create: 'will be created',
  update: 'will be updated in place',
  replace: 'must be replaced',
  delete: 'will be deleted',
};

/** The plan for people, without a line break at its end. */
export function printPlan(plan: Plan, paint: Paint = plain): string {
  if (plan.problems.length > 0) {
    const count = plan.problems.length === 1 ? 'One thing stands' : `${plan.problems.length} things stand`;
    const head = `${count} in the way. Nothing was changed.`;
    return [paint.error(head), '', ...problemBlocks(plan.problems, paint.error, paint), ...warningBlocks(plan, paint)]
      .join('\n')
      .trimEnd();
  }
  if (plan.steps.length === 0) return [...warningBlocks(plan, paint), noChanges(plan)].join('\n');
  return [
    ...wayLines(plan, paint),
    ...plan.changes.flatMap((change) => changeBlock(change, paint)),
    ...stepLines(plan, paint),
    ...routeLines(plan, paint),
    ...predictionLines(plan, paint),
    ...warningBlocks(plan, paint),
    paint.bold(summaryLine(plan)),
  ].join('\n');
}

/** What connects a pair whose spec leaves it open, and why. */
function wayLines({ links, kind }: Plan, paint: Paint): readonly string[] {
  const chosen = links.filter((link) => link.why !== undefined);
  if (chosen.length === 0 || kind === 'down') return [];
  const alike = Map.groupBy(chosen, ({ via, why }) => `${via} ${paint.dim(`(${why})`)}`);
  const lines = Array.from(alike, ([words, those]) => `  ${pairsOf(those)}: ${words}`);
  return [paint.bold('Ways'), ...lines, ''];
}

const PAIRS_NAMED = 5;

/** `app <-> data, app <-> log`; of many the first ones, and how many more. */
function pairsOf(links: Plan['links']): string {
  const more = links.length - PAIRS_NAMED;
  const named = (more > 1 ? links.slice(0, PAIRS_NAMED) : links).map(({ between }) => between.join(' <-> '));
  return `${named.join(', ')}${more > 1 ? ` and ${more} more` : ''}`;
}

function noChanges(plan: Plan): string {
  return plan.kind === 'up'
    ? `No changes. The interconnect "${plan.interconnect}" is as declared.`
    : `No changes. There is nothing of the interconnect "${plan.interconnect}".`;
}

/** `Plan: 2 to add, 0 to change, 0 to destroy.` */
function summaryLine(plan: Plan): string {
  const { add, change, destroy } = plan.summary;
  return `Plan: ${add} to add, ${change} to change, ${destroy} to destroy.`;
}

function paintOf(action: Change['action'], paint: Paint): (text: string) => string {
  return action === 'create' ? paint.added : action === 'update' ? paint.changed : paint.removed;
}

function changeBlock(change: Change, paint: Paint): readonly string[] {
  const symbol = paintOf(change.action, paint)(SYMBOLS[change.action].padStart(3));
  const id = change.id === undefined || change.id === '' ? '' : ` (${change.id})`;
  const why = change.reason === undefined ? '' : `: ${change.reason}`;
  const head = `${symbol} ${change.kind} ${paint.bold(change.address)}${id} ${WORDS[change.action]}${why}`;
  const width = Math.max(0, ...change.fields.map((field) => field.name.length));
  return [head, ...change.fields.map((field) => fieldLine(change, field, width, paint)), ''];
}

function fieldLine(change: Change, field: FieldChange, width: number, paint: Paint): string {
  const to = field.to ?? (field.later === true ? paint.dim('(known later)') : undefined);
  const name = field.name.padEnd(width);
  if (change.action === 'delete') return `      ${name} = ${field.from ?? ''}`;
  if (field.from === undefined) return `      ${name} = ${to ?? ''}`;
  return `      ${name} = ${field.from} ${paint.changed('->')} ${to ?? paint.dim('(none)')}`;
}

/** Steps by the round in which they can go at the earliest: what stands in one round goes at once. */
function stepLines(plan: Plan, paint: Paint): readonly string[] {
  const rounds = new Map<string, number>();
  for (const step of inOrder(plan.steps)) {
    rounds.set(step.id, 1 + Math.max(0, ...step.dependsOn.map((id) => rounds.get(id) ?? 0)));
  }
  const number = (step: Step): number => rounds.get(step.id) ?? 0;
  const inTurn = [...Map.groupBy(plan.steps, number).values()].some(shareLock)
    ? ', or in turn: changes of one VPC are taken one at a time'
    : '';
  const lines = [paint.bold('Steps') + paint.dim(` (those of one number go at once${inTurn})`)];
  const sorted = plan.steps.toSorted((a, b) => number(a) - number(b));
  let last = 0;
  for (const step of sorted) {
    const round = number(step);
    const shown = round === last ? '   ' : `${String(round).padStart(2)}.`;
    last = round;
    lines.push(`  ${shown} ${step.title}${paint.dim(waitWords(step))}`);
  }
  return [...lines, ''];
}

/** Whether two of the steps cannot go at the same time. */
function shareLock(steps: readonly Step[]): boolean {
  const locks = steps.flatMap((step) => step.locks ?? []);
  return new Set(locks).size < locks.length;
}

function waitWords(step: Step): string {
  const goals = new Set(step.waits.map((wait) => goalOf(wait)));
  return goals.size === 0 ? '' : `, then wait until ${[...goals].join(' and ')}`;
}

function goalOf({ until, objects }: StepWait): string {
  if (until === 'gone') return 'it is gone';
  // Where an entry leads is said by the list of routes.
  const values = Object.entries(until).flatMap(([field, value]) => (field === 'NextHopId' ? [] : [String(value)]));
  return `${objects.length > 1 ? 'all are ' : ''}${values.join(', ')}`;
}

function routeLines(plan: Plan, paint: Paint): readonly string[] {
  const routes = plan.routes.filter((route) => route.state !== 'kept');
  if (routes.length === 0) return [];
  const networks = Math.max(...routes.map((route) => route.network.length));
  const destinations = Math.max(...routes.map((route) => route.destination.length));
  const title = plan.kind === 'down' ? 'Routes that go' : 'Routes that appear';
  return [
    paint.bold(title),
    ...routes.map(
      (route) =>
        `  ${routeSymbol(route, paint)} ${route.network.padEnd(networks)}  ${route.destination.padEnd(destinations)}  -> ${nextHopWords(route.nextHop)}, to ${route.towards} ${paint.dim(`in ${route.routeTableId}`)}`,
    ),
    '',
  ];
}

function routeSymbol(route: PlannedRoute, paint: Paint): string {
  if (route.state === 'removed') return paint.removed('-');
  if (route.state === 'replaced') return paint.changed('~');
  return route.state === 'adopted' ? paint.dim('=') : paint.added('+');
}

const nextHopWords = (nextHop: IdOrLater): string =>
  typeof nextHop === 'string' ? nextHop : `the ${nextHop.idOf.split(' ')[1]} to be made`;

function predictionLines({ prediction }: Plan, paint: Paint): readonly string[] {
  if (prediction === undefined) return [];
  const { words, risks, notes } = prediction;
  const told = words.filter((line) => !risks.some(({ message }) => line.endsWith(message)));
  return [
    paint.bold('What packets will do') + paint.dim(' (security groups and network ACLs not considered)'),
    ...(told.length === 0 ? ['  Nothing different.'] : told.map((line) => `  ${line}`)),
    ...notes.map((note) => `  ${paint.changed('?')} ${note}`),
    '',
    ...(risks.length === 0 ? [] : [paint.error('What becomes worse'), ...risks.map(riskLine(paint)), '']),
  ];
}

const riskLine =
  (paint: Paint) =>
  ({ code, message }: Risk): string =>
    `  ${paint.error('!')} ${paint.bold(code)}  ${message}`;

function warningBlocks(plan: Plan, paint: Paint): readonly string[] {
  if (plan.warnings.length === 0) return [];
  return [paint.warning('Worth a thought'), ...problemBlocks(plan.warnings, paint.warning, paint)];
}

/** Problems as people read them: what, then what to do. */
export function problemBlocks(
  problems: readonly Problem[],
  colour: (text: string) => string,
  paint: Paint,
): readonly string[] {
  return problems.flatMap((problem) => [
    `  ${colour('!')} ${problem.message}`,
    ...problem.actions.map((action) => paint.dim(`    -> ${action}`)),
    '',
  ]);
}
