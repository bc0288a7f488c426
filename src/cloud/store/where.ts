import type { SQLInputValue } from 'node:sqlite';
import { encode } from './columns.ts';

/** Conditions that all must hold: a field equals a value, or one of several. An empty list matches nothing. */
export type Where<Row> = { readonly [Field in keyof Row]?: Row[Field] | readonly Row[Field][] };

/** A condition as SQL. */
export interface Condition {
  /** ` WHERE …`, or empty where nothing is asked for; equal conditions but for their values have equal clauses. */
  readonly clause: string;
  readonly values: readonly SQLInputValue[];
}

/** The fields that say whose a row is. */
export const OWNER: ReadonlySet<string> = new Set(['account', 'region']);

const FEW = 4;

/** @param narrow the fields by which a look-up is narrow */
export function conditionOf<Row>(where: Where<Row>, narrow: ReadonlySet<string>): Condition {
  const fields = Object.keys(where) as (keyof Row & string)[];
  // SQLite knows nothing of how rows spread, and would look up by owner first: an owner may have a million rows. The
  // unary plus keeps a column from being looked up by, where a narrower one is given.
  const isNarrow = fields.some((field) => where[field] !== undefined && narrow.has(field));
  const terms: string[] = [];
  const values: SQLInputValue[] = [];
  for (const field of fields) {
    const value: unknown = where[field];
    if (value === undefined) continue;
    const column = isNarrow && OWNER.has(field) ? `+"${field}"` : `"${field}"`;
    if (Array.isArray(value) && value.length !== 1) {
      // Few values are bound one by one, which costs half of unpacking a list; many would make too many statements.
      const few = value.length > 0 && value.length <= FEW;
      terms.push(few ? `${column} IN (${value.map(() => '?')})` : `${column} IN (SELECT value FROM json_each(?))`);
      values.push(...(few ? value.map(encode) : [JSON.stringify(value)]));
    } else if (value === null) {
      terms.push(`${column} IS NULL`);
    } else {
      terms.push(`${column} = ?`);
      values.push(encode(Array.isArray(value) ? value[0] : value));
    }
  }
  return { clause: terms.length === 0 ? '' : ` WHERE ${terms.join(' AND ')}`, values };
}

/** The same conditions as in SQL, on a row at hand. */
export function matches<Row>(row: Row, where: Where<Row>): boolean {
  for (const field in where) {
    const value: unknown = where[field];
    if (value === undefined) continue;
    const actual = row[field];
    if (Array.isArray(value) ? !value.includes(actual) : actual !== value) return false;
  }
  return true;
}

/** The values of these fields as one key. */
export function valuesKey(row: object, fields: readonly string[]): string {
  let key = '';
  for (const field of fields) key += `${(row as Readonly<Record<string, unknown>>)[field]}\n`;
  return key;
}

/** The fields of a condition (`account,region`) and the key of their values, where each is to equal one text. */
export function textsOf<Row>(where: Where<Row>): { readonly fields: string; readonly key: string } | undefined {
  let fields = '';
  let key = '';
  for (const field in where) {
    const value: unknown = where[field];
    if (value === undefined) continue;
    if (typeof value !== 'string') return undefined;
    fields += fields === '' ? field : `,${field}`;
    key += `${value}\n`;
  }
  return { fields, key };
}

/** The id, where a condition names just one. */
export function onlyId<Row extends { readonly id: string }>({ id }: Where<Row>): string | undefined {
  if (typeof id === 'string') return id;
  return Array.isArray(id) && id.length === 1 ? id[0] : undefined;
}
