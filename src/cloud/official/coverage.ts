import type { Action } from '../action.ts';
import { ACTIONS } from '../actions.ts';
import type { Declarations } from '../parameters.ts';

/** How much of an action the local cloud does. */
export type Coverage = 'complete' | 'partial' | 'absent';

export interface ActionCoverage {
  readonly product: string;
  readonly action: string;
  readonly coverage: Coverage;
  /** Parameters that are taken, and then have no effect. */
  readonly ignored: readonly string[];
  /** Parameters of the official table that the action does not know: they show in the request log. */
  readonly unknown: readonly string[];
  /** Whether the official tables have the action; of the others nobody can say what is missing. */
  readonly official: boolean;
}

/** Product, action, and the names of its parameters in one text: members as `List.Member`. */
type ParameterTables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Each action of the official parameter tables, and each that is emulated beyond them, by product and name. Computed from
 * what the actions declare: nothing is written down twice.
 */
export async function coverageOfActions(): Promise<readonly ActionCoverage[]> {
  const { default: tables } = await import('./parameter-tables.json', { with: { type: 'json' } });
  return compare(ACTIONS, tables);
}

/** @param tables the official tables @returns a row for each action that either side knows */
export function compare(actions: readonly Action[], tables: ParameterTables): readonly ActionCoverage[] {
  const emulated = new Map(actions.map((action) => [`${action.product} ${action.name}`, action]));
  const official = Object.entries(tables).flatMap(([product, table]) =>
    Object.entries(table).map(([action, names]) => ({ product, action, names: names.split(' ').filter(Boolean) })),
  );
  const rows = official.map(({ product, action, names }) =>
    rowOf({ product, action, official: true }, emulated.get(`${product} ${action}`), names),
  );
  const listed = new Set(official.map(({ product, action }) => `${product} ${action}`));
  const beyond = actions
    .filter(({ product, name }) => !listed.has(`${product} ${name}`))
    .map((action) => rowOf({ product: action.product, action: action.name, official: false }, action, []));
  return [...rows, ...beyond].sort((a, b) => byName(a.product, b.product) || byName(a.action, b.action));
}

function rowOf(
  subject: Pick<ActionCoverage, 'product' | 'action' | 'official'>,
  action: Action | undefined,
  names: readonly string[],
): ActionCoverage {
  if (!action) return { ...subject, coverage: 'absent', ignored: [], unknown: [] };
  const declared = new Map(declaredIn(action.parameters));
  const ignored = [...declared].filter(([, isIgnored]) => isIgnored).map(([name]) => name);
  const unknown = outermost(names.filter((name) => !declared.has(name)));
  return { ...subject, coverage: ignored.length + unknown.length > 0 ? 'partial' : 'complete', ignored, unknown };
}

/** The names of declared parameters, members included, each with whether it is ignored. */
const declaredIn = (declarations: Declarations, prefix = ''): readonly (readonly [string, boolean])[] =>
  Object.entries(declarations).flatMap(([name, parameter]) => [
    [prefix + name, parameter.ignored] as const,
    ...declaredIn(parameter.members ?? {}, `${prefix}${name}.`),
  ]);

/** Of a list that is unknown, its members need no mention. */
const outermost = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !names.some((other) => name.startsWith(`${other}.`)));

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
