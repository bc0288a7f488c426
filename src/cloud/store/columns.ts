import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';

/** How a field is kept in SQLite. JSON fields hold plain data, are never queried by, and read back as equal copies. */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'json';

/** A column for each field of the row; a `?` after the type lets it be null. */
export type Columns<Row> = { readonly [Field in keyof Row & string]: ColumnType | `${ColumnType}?` };

/** Lists of fields to index, most selective first. */
export type Indexes<Row> = readonly (readonly (keyof Row & string)[])[];

/** The statements that lay a table out where it is not there yet. */
export function layoutOf<Row>(name: string, columns: Columns<Row>, indexes: Indexes<Row>): string {
  const definitions = Object.entries<string>(columns).map(([field, type]) => {
    const affinity = type.startsWith('text') || type.startsWith('json') ? 'TEXT' : 'INTEGER';
    return `"${field}" ${affinity}${type.endsWith('?') ? '' : ' NOT NULL'}`;
  });
  // `position` is the rowid under a name: it gives the order of creation and survives a VACUUM.
  return (
    `CREATE TABLE IF NOT EXISTS "${name}" (position INTEGER PRIMARY KEY, ${definitions.join(', ')}) STRICT;` +
    `CREATE UNIQUE INDEX IF NOT EXISTS "${name}.id" ON "${name}" ("id");` +
    indexes
      .map((fields) => `CREATE INDEX IF NOT EXISTS "${name}.${fields.join('.')}" ON "${name}" (${quoted(fields)});`)
      .join('')
  );
}

/** Fields as SQL lists them. */
export const quoted = (fields: readonly string[]): string => fields.map((field) => `"${field}"`).join(', ');

/** A value as SQLite holds it. */
export function encode(value: unknown): SQLInputValue {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return JSON.stringify(value);
}

/** A value of a column as the row has it. */
export function decode(column: string, value: SQLOutputValue | undefined): unknown {
  if (value === null) return null;
  if (column.startsWith('boolean')) return value === 1;
  return column.startsWith('json') ? JSON.parse(String(value)) : value;
}

/** Whether a column can hold the value. */
export function holds(column: string, value: unknown): boolean {
  if (value === null) return column.endsWith('?');
  const type = column.replace('?', '');
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'json') return typeof value === 'object';
  return typeof value === (type === 'text' ? 'string' : type);
}
