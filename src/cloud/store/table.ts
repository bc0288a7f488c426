import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** How a field is kept in SQLite. JSON fields hold plain data, are never queried by, and read back as equal copies. */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'json';

/** A column for each field of the row; a `?` after the type lets it be null. */
export type Columns<Row> = { readonly [Field in keyof Row & string]: ColumnType | `${ColumnType}?` };

/** Conditions that all must hold: a field equals a value, or one of several. An empty list matches nothing. */
export type Where<Row> = { readonly [Field in keyof Row]?: Row[Field] | readonly Row[Field][] };

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/**
 * One kind of resource as a SQLite table: rows in, rows out, by field names. Rows come back in order of creation.
 * Statements are prepared once for each shape of condition.
 */
export class Table<Row extends { readonly id: string }> {
  readonly name: string;
  readonly #database: DatabaseSync;
  readonly #columns: Columns<Row>;
  readonly #fields: readonly (keyof Row & string)[];
  readonly #coded: readonly (readonly [keyof Row & string, 'boolean' | 'json'])[];
  /** Fields by which a look-up is narrow: `id`, and whatever leads an index, the owner aside. */
  readonly #narrow: ReadonlySet<string>;
  /** Whether the rows of each owner are counted as they come and go. */
  readonly #tallied: boolean;
  /** Rows by id as they stand in the database; rows are never changed in place, so they can be handed out. */
  readonly #cache = new Map<string, Row>();
  readonly #insertion: StatementSync;
  readonly #statements = new Map<string, StatementSync>();
  /** SELECT statements by what follows the table's name: a short key, since every look-up makes it anew. */
  readonly #selects = new Map<string, StatementSync>();

  /** @param indexes lists of fields to index, most selective first */
  constructor(
    database: DatabaseSync,
    name: string,
    columns: Columns<Row>,
    indexes: readonly (readonly (keyof Row & string)[])[] = [],
  ) {
    this.name = name;
    this.#database = database;
    this.#columns = columns;
    const declared = Object.entries(columns) as [keyof Row & string, string][];
    this.#fields = declared.map(([field]) => field);
    this.#coded = declared.flatMap(([field, type]) => {
      const base = type.replace('?', '');
      return base === 'boolean' || base === 'json' ? [[field, base] as const] : [];
    });
    this.#narrow = new Set(['id', ...indexes.map(([field]) => field ?? '').filter((field) => !OWNER.has(field))]);
    const definitions = declared.map(([field, type]) => {
      const affinity = type.startsWith('text') || type.startsWith('json') ? 'TEXT' : 'INTEGER';
      return `"${field}" ${affinity}${type.endsWith('?') ? '' : ' NOT NULL'}`;
    });
    // `position` is the rowid under a name: it gives the order of creation and survives a VACUUM.
    database.exec(
      `CREATE TABLE IF NOT EXISTS "${name}" (position INTEGER PRIMARY KEY AUTOINCREMENT, ${definitions.join(', ')}) STRICT;` +
        `CREATE UNIQUE INDEX IF NOT EXISTS "${name}.id" ON "${name}" ("id");` +
        indexes
          .map((fields) => `CREATE INDEX IF NOT EXISTS "${name}.${fields.join('.')}" ON "${name}" (${quoted(fields)});`)
          .join(''),
    );
    const marks = this.#fields.map(() => '?').join(', ');
    this.#insertion = database.prepare(`INSERT INTO "${name}" (${quoted(this.#fields)}) VALUES (${marks})`);
    this.#tallied = indexes.some((fields) => fields.length === OWNER.size && fields.every((field) => OWNER.has(field)));
    if (this.#tallied) database.exec(tallyOf(name));
  }

  get(id: string): Row | undefined {
    const known = this.#cache.get(id);
    if (known) return known;
    const record = this.#select(' WHERE "id" = ?').get(id);
    if (!record) return undefined;
    const row = this.#decode(record);
    this.#remember(row);
    return row;
  }

  /** @throws when the id is taken: ids are random, so that is a bug, not an answer. */
  insert(row: Row): void {
    this.#insertion.run(...this.#fields.map((field) => encode(row[field])));
    this.#remember(row);
  }

  /** Sets the given fields of one row; a row that is gone stays gone. */
  update(id: string, patch: Partial<Row>): void {
    const fields = Object.keys(patch) as (keyof Row & string)[];
    if (fields.length === 0) return;
    this.#cache.delete(id);
    const assignments = fields.map((field) => `"${field}" = ?`).join(', ');
    this.#statement(`UPDATE "${this.name}" SET ${assignments} WHERE "id" = ?`).run(
      ...fields.map((field) => encode(patch[field])),
      id,
    );
  }

  delete(id: string): void {
    this.#cache.delete(id);
    this.#statement(`DELETE FROM "${this.name}" WHERE "id" = ?`).run(id);
  }

  /** The matching rows, oldest first. */
  find(where: Where<Row>, page?: Page): Row[] {
    const id = onlyId(where);
    if (id !== undefined) {
      const row = this.get(id);
      return row && matches(row, where) && !page?.offset ? [row] : [];
    }
    const { clause, values } = this.#condition(where);
    // A plain `LIMIT ?` has SQLite plan the statement anew at each binding, five times the cost; a sum is not looked into.
    const paging = page ? ' LIMIT ? + 0 OFFSET ? + 0' : '';
    const records = this.#select(`${clause} ORDER BY position${paging}`).all(
      ...values,
      ...(page ? [page.limit, page.offset] : []),
    );
    return records.map((record) => this.#decode(record));
  }

  /** The given fields of the matching rows, oldest first: cheaper than whole rows where a list needs little of them. */
  select<Field extends keyof Row & string>(fields: readonly Field[], where: Where<Row>): Pick<Row, Field>[] {
    const { clause, values } = this.#condition(where);
    const statement = this.#statement(`SELECT ${quoted(fields)} FROM "${this.name}"${clause} ORDER BY position`);
    return statement.all(...values).map((record) => this.#decode(record, fields));
  }

  count(where: Where<Row>): number {
    if (this.#tallied && isOwnerAlone(where)) {
      const tally = this.#statement('SELECT total FROM tally WHERE name = ? AND account = ? AND region = ?');
      return Number(tally.get(this.name, where.account, where.region)?.total ?? 0);
    }
    const { clause, values } = this.#condition(where);
    const record = this.#statement(`SELECT count(*) AS total FROM "${this.name}"${clause}`).get(...values);
    return Number(record?.total ?? 0);
  }

  /** Forgets what is remembered of the rows, because a transaction was undone. */
  forget(): void {
    this.#cache.clear();
  }

  /** Takes all rows away. The triggers that keep count go first: row by row they would take as long as the rows are many. */
  clear(): void {
    this.forget();
    if (this.#tallied) this.#database.exec(`DROP TRIGGER "${this.name}.gone";`);
    this.#database.exec(`DELETE FROM "${this.name}"`);
    if (!this.#tallied) return;
    this.#database.exec(tallyOf(this.name));
    this.#statement('DELETE FROM tally WHERE name = ?').run(this.name);
  }

  /**
   * Adds a row that comes from outside (a snapshot), checked against the columns.
   * @throws TypeError naming the field that is missing, surplus, or of the wrong kind
   */
  restore(row: Readonly<Record<string, unknown>>): void {
    const surplus = Object.keys(row).find((field) => !Object.hasOwn(this.#columns, field));
    if (surplus !== undefined) throw new TypeError(`a ${this.name} has no field "${surplus}"`);
    for (const [field, column] of Object.entries<string>(this.#columns)) {
      if (!holds(column, row[field])) throw new TypeError(`"${field}" of a ${this.name} must be ${column}`);
    }
    this.insert(row as unknown as Row);
  }

  exists(where: Where<Row>): boolean {
    const { clause, values } = this.#condition(where);
    return this.#statement(`SELECT 1 FROM "${this.name}"${clause} LIMIT 1`).get(...values) !== undefined;
  }

  #condition(where: Where<Row>): { readonly clause: string; readonly values: readonly SQLInputValue[] } {
    // SQLite knows nothing of how rows spread, and would look up by owner first: an owner may have a million rows. The
    // unary plus keeps a column from being looked up by, where a narrower one is given.
    const narrow = Object.entries(where).some(([field, value]) => value !== undefined && this.#narrow.has(field));
    const terms: string[] = [];
    const values: SQLInputValue[] = [];
    for (const [field, value] of Object.entries(where)) {
      const column = narrow && OWNER.has(field) ? `+"${field}"` : `"${field}"`;
      if (value === undefined) continue;
      if (Array.isArray(value) && value.length !== 1) {
        terms.push(`${column} IN (SELECT value FROM json_each(?))`);
        values.push(JSON.stringify(value));
      } else if (value === null) {
        terms.push(`${column} IS NULL`);
      } else {
        terms.push(`${column} = ?`);
        values.push(encode(Array.isArray(value) ? value[0] : value));
      }
    }
    return { clause: terms.length === 0 ? '' : ` WHERE ${terms.join(' AND ')}`, values };
  }

  #remember(row: Row): void {
    if (this.#cache.size >= REMEMBERED) this.#cache.clear();
    this.#cache.set(row.id, row);
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #select(tail: string): StatementSync {
    let statement = this.#selects.get(tail);
    if (!statement) {
      statement = this.#database.prepare(`SELECT ${quoted(this.#fields)} FROM "${this.name}"${tail}`);
      this.#selects.set(tail, statement);
    }
    return statement;
  }

  #decode(record: Record<string, unknown>, fields: readonly string[] = this.#fields): Row {
    for (const [field, type] of this.#coded) {
      if (fields !== this.#fields && !fields.includes(field)) continue;
      const value = record[field];
      if (value !== null) record[field] = type === 'boolean' ? value === 1 : JSON.parse(String(value));
    }
    return record as Row;
  }
}

/** How many rows of a kind are remembered: enough for what is asked for again and again, and no burden. */
const REMEMBERED = 10_000;

/** The id, where a condition names just one. */
function onlyId<Row extends { readonly id: string }>({ id }: Where<Row>): string | undefined {
  if (typeof id === 'string') return id;
  return Array.isArray(id) && id.length === 1 ? id[0] : undefined;
}

/** The same conditions as in SQL, on a row at hand. */
const matches = <Row>(row: Row, where: Where<Row>): boolean =>
  Object.entries(where).every(([field, value]) => {
    const actual = row[field as keyof Row];
    return value === undefined || (Array.isArray(value) ? value.includes(actual) : actual === value);
  });

/** Whether a column can hold the value. */
function holds(column: string, value: unknown): boolean {
  if (value === null) return column.endsWith('?');
  const type = column.replace('?', '');
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'json') return typeof value === 'object';
  return typeof value === (type === 'text' ? 'string' : type);
}

/** The fields that say whose a row is. */
const OWNER: ReadonlySet<string> = new Set(['account', 'region']);

const quoted = (fields: readonly string[]): string => fields.map((field) => `"${field}"`).join(', ');

function encode(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  return JSON.stringify(value);
}

/** Whether the condition names one owner and nothing else. */
function isOwnerAlone(where: object): where is { readonly account: string; readonly region: string } {
  const given = Object.entries(where).filter(([, value]) => value !== undefined);
  return given.length === OWNER.size && given.every(([field, value]) => OWNER.has(field) && typeof value === 'string');
}

/** A list tells its total on every page, and counting a million rows takes too long: SQLite keeps the count by owner. */
const tallyOf = (name: string): string => `
  CREATE TABLE IF NOT EXISTS tally (
    name TEXT NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL, total INTEGER NOT NULL,
    PRIMARY KEY (name, account, region)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS "${name}.come" AFTER INSERT ON "${name}" BEGIN
    INSERT INTO tally VALUES ('${name}', NEW.account, NEW.region, 1) ON CONFLICT DO UPDATE SET total = total + 1;
  END;
  CREATE TRIGGER IF NOT EXISTS "${name}.gone" AFTER DELETE ON "${name}" BEGIN
    UPDATE tally SET total = total - 1 WHERE name = '${name}' AND account = OLD.account AND region = OLD.region;
  END;`;
