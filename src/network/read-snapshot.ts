import type { Snapshot } from './snapshot.ts';
import { SnapshotError, type SnapshotProblem } from './snapshot-problem.ts';
import { snapshotReferences } from './snapshot-references.ts';
import { type JsonSchema, snapshotSchema } from './snapshot-schema.ts';

/**
 * Everything that is wrong with `value` as a snapshot: shape first (types, missing fields, spelling of enumerations), and
 * where the shape is right what the fields say (ids unique and known, CIDR blocks canonical, vSwitches inside their VPC).
 */
export function snapshotProblems(value: unknown): readonly SnapshotProblem[] {
  const problems: SnapshotProblem[] = [];
  checkShape(value, snapshotSchema, '', problems);
  return isSnapshot(value, problems) ? snapshotReferences(value) : problems;
}

/**
 * Takes parsed JSON as a snapshot.
 *
 * @throws SnapshotError listing everything that is wrong with it.
 */
export function readSnapshot(value: unknown): Snapshot {
  const problems = snapshotProblems(value);
  if (isSnapshot(value, problems)) return value;
  throw new SnapshotError(problems);
}

/** The schema was followed exactly when no problem was found: this is where the checked value gets its type. */
function isSnapshot(value: unknown, problems: readonly SnapshotProblem[]): value is Snapshot {
  return typeof value === 'object' && problems.length === 0;
}

function checkShape(value: unknown, schema: JsonSchema, path: string, problems: SnapshotProblem[]): void {
  const report = (expected: string, at = path) =>
    problems.push({ path: at === '' ? '(the whole)' : at, found: show(value), expected });

  if (schema.type === 'string') {
    if (typeof value !== 'string') report(`a text (${schema.description ?? ''})`);
    else if (schema.const !== undefined && value !== schema.const) report(`"${schema.const}"`);
    else if (schema.enum !== undefined && !schema.enum.includes(value)) report(`one of ${schema.enum.join(', ')}`);
    else if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) report(schema.description ?? '');
  } else if (schema.type === 'array') {
    if (!Array.isArray(value)) return void report(`a list: ${schema.description ?? ''}`);
    for (const [index, item] of value.entries()) {
      if (schema.items !== undefined) checkShape(item, schema.items, `${path}[${index}]`, problems);
    }
  } else if (schema.type === 'object') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return void report('an object');
    const fields = new Map<string, unknown>(Object.entries(value));
    for (const name of schema.required ?? []) {
      if (fields.get(name) === undefined) {
        const expected = schema.properties?.[name]?.description ?? 'a value';
        problems.push({ path: join(path, name), found: 'nothing', expected });
      }
    }
    for (const [name, field] of fields) {
      const known = schema.properties?.[name] ?? schema.additionalProperties;
      if (known !== undefined && field !== undefined) checkShape(field, known, join(path, name), problems);
    }
  }
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value) ?? 'nothing';
}
