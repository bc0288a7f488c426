import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { type Columns, decode, encode, holds, type Indexes, layoutOf, quoted } from './columns.ts';
import { type Group, type Kept, LARGEST_GROUP, Memory } from './memory.ts';
import { StoreError } from './store-error.ts';
import { conditionOf, matches, OWNER, onlyId, textsOf, type Where } from './where.ts';

export type { Where } from './where.ts';

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/**
 * One kind of resource as a SQLite table: rows in, rows out, by field names. Rows come back in order of creation and are
 * never changed in place, so what is remembered can be handed out. Statements are prepared once for each shape of condition.
 */
export class Table<Row extends { readonly id: string }> {
  readonly name: string;
  readonly #database: DatabaseSync;
  readonly #fields: readonly (keyof Row & string)[];
  readonly #columns: readonly string[];
  /** Fields by which a look-up is narrow: `id`, and whatever leads an index, the owner aside. */
  readonly #narrow: ReadonlySet<string>;
  /** The leading fields of an index, one or more of them: counts by these are remembered. */
  readonly #counted: ReadonlySet<string>;
  readonly #memory: Memory<Row>;
  #insertion: StatementSync | undefined;
  readonly #statements = new Map<string, StatementSync>();
  /** SELECTs of whole rows by what follows the table's name: a short key, since every look-up makes it anew. */
  readonly #selects = new Map<string, string>();

  constructor(database: DatabaseSync, name: string, columns: Columns<Row>, indexes: Indexes<Row> = []) {
    this.name = name;
    this.#database = database;
    this.#fields = Object.keys(columns) as (keyof Row & string)[];
    this.#columns = Object.values(columns);
    const leading = indexes.flatMap(([field]) => (field !== undefined && !OWNER.has(field) ? [field] : []));
    this.#narrow = new Set(['id', ...leading]);
    this.#counted = new Set(indexes.flatMap((fields) => fields.map((_, last) => fields.slice(0, last + 1).join())));
    this.#memory = new Memory(leading);
    database.exec(layoutOf(name, columns, indexes));
  }

  /** @throws StoreError when the table in the file has other columns than this version's */
  checkLayout(): void {
    const there = this.#database.prepare('SELECT name FROM pragma_table_info(?)').all(this.name);
    const columns = there.map(({ name }) => String(name)).join();
    if (columns !== ['position', ...this.#fields].join()) {
      throw new StoreError(`The state is of another version of isthmus: its table ${this.name} has other columns.`);
    }
  }

  get(id: string): Row | undefined {
    return this.#kept(id)?.row;
  }

  /** @throws when the id is taken: ids are random, so that is a bug, not an answer. */
  insert(row: Row): void {
    this.#insertion ??= this.#database.prepare(
      `INSERT INTO "${this.name}" (${quoted(this.#fields)}) VALUES (${this.#fields.map(() => '?')})`,
    );
    const { lastInsertRowid } = this.#insertion.run(...this.#fields.map((field) => encode(row[field])));
    this.#memory.change(undefined, { position: Number(lastInsertRowid), row });
  }

  /** Sets the given fields of one row; a row that is gone stays gone. */
  update(id: string, patch: Partial<Row>): void {
    const before = this.#kept(id);
    const fields = Object.keys(patch) as (keyof Row & string)[];
    if (!before || fields.length === 0) return;
    const assignments = fields.map((field) => `"${field}" = ?`).join(', ');
    const update = this.#statement(`UPDATE "${this.name}" SET ${assignments} WHERE "id" = ?`);
    update.run(...fields.map((field) => encode(patch[field])), id);
    this.#memory.change(before, { position: before.position, row: { ...before.row, ...patch } });
  }

  delete(id: string): void {
    const before = this.#kept(id);
    if (!before) return;
    this.#statement(`DELETE FROM "${this.name}" WHERE "id" = ?`).run(id);
    this.#memory.change(before, undefined);
  }

  /** The matching rows, oldest first. */
  find(where: Where<Row>, page?: Page): Row[] {
    const few = this.#few(where);
    if (few) return page ? few.slice(page.offset, page.offset + page.limit) : few;
    const { clause, values } = conditionOf(where, this.#narrow);
    if (!page) return this.#select(`${clause} ORDER BY position`, values).map(({ row }) => row);
    // A plain `LIMIT ?` has SQLite plan the statement anew at each binding, five times the cost; a sum is not looked into.
    const tail = `${clause} ORDER BY position LIMIT ? + 0 OFFSET ? + 0`;
    const bound = [...values, page.limit, page.offset];
    // The rows of a page are mostly remembered, and their ids alone are read in a fraction of the time.
    const ids = this.#page(tail, bound);
    const rows: Row[] = [];
    for (const id of ids) {
      const known = this.#memory.row(id);
      if (known) rows.push(known.row);
    }
    return rows.length === ids.length ? rows : this.#select(tail, bound).map(({ row }) => row);
  }

  /** At least the given fields of the matching rows, oldest first: cheaper than whole rows where they are many. */
  select<Field extends keyof Row & string>(fields: readonly Field[], where: Where<Row>): readonly Pick<Row, Field>[] {
    const few = this.#few(where);
    if (few) return few;
    const { clause, values } = conditionOf(where, this.#narrow);
    const statement = this.#statement(`SELECT ${quoted(fields)} FROM "${this.name}"${clause} ORDER BY position`);
    const columns = fields.map((field) => this.#columns[this.#fields.indexOf(field)] ?? '');
    return statement.all(...values).map((record) => {
      const picked = fields.map((field, index) => [field, decode(columns[index] ?? '', record[field])]);
      return Object.fromEntries(picked) as Pick<Row, Field>;
    });
  }

  count(where: Where<Row>): number {
    const texts = textsOf(where);
    const isCounted = texts !== undefined && this.#counted.has(texts.fields);
    const known = isCounted ? this.#memory.total(texts.fields, texts.key) : undefined;
    if (known !== undefined) return known;
    const { clause, values } = conditionOf(where, this.#narrow);
    const record = this.#statement(`SELECT count(*) AS total FROM "${this.name}"${clause}`).get(...values);
    const total = Number(record?.total ?? 0);
    if (isCounted) this.#memory.keepTotal(texts.fields, texts.key, total);
    return total;
  }

  /** Takes all rows away. */
  clear(): void {
    this.#statement(`DELETE FROM "${this.name}"`).run();
    this.#memory.clear();
  }

  /**
   * Adds a row that comes from outside (a snapshot), checked against the columns.
   * @throws TypeError naming the field that is missing, surplus, or of the wrong kind
   */
  restore(row: Readonly<Record<string, unknown>>): void {
    const surplus = Object.keys(row).find((field) => !this.#fields.includes(field as keyof Row & string));
    if (surplus !== undefined) throw new TypeError(`a ${this.name} has no field "${surplus}"`);
    for (const [index, field] of this.#fields.entries()) {
      const column = this.#columns[index] ?? '';
      if (!holds(column, row[field])) throw new TypeError(`"${field}" of a ${this.name} must be ${column}`);
    }
    this.insert(row as unknown as Row);
  }

  exists(where: Where<Row>): boolean {
    const few = this.#few(where);
    if (few) return few.length > 0;
    const { clause, values } = conditionOf(where, this.#narrow);
    return this.#statement(`SELECT 1 FROM "${this.name}"${clause} LIMIT 1`).get(...values) !== undefined;
  }

  /** From here on, what is remembered can be taken back. */
  begin(): void {
    this.#memory.begin();
  }

  /** Takes back what is remembered of the changes since `begin`, because the transaction was undone. */
  undo(): void {
    this.#memory.undo();
  }

  #page(tail: string, bound: readonly SQLInputValue[]): readonly string[] {
    const asked = `${tail}${JSON.stringify(bound)}`;
    const known = this.#memory.page(asked);
    if (known) return known;
    const ids = this.#arrays(`SELECT "id" FROM "${this.name}"${tail}`, bound).map(([id]) => String(id));
    this.#memory.keepPage(asked, ids);
    return ids;
  }

  #kept(id: string): Kept<Row> | undefined {
    return this.#memory.row(id) ?? this.#select(' WHERE "id" = ?', [id])[0];
  }

  /**
   * The matching rows, oldest first, where the condition names an id, or a narrow field whose values few rows have, so that
   * they are remembered; undefined where the database is to be asked.
   */
  #few(where: Where<Row>): Row[] | undefined {
    const id = onlyId(where);
    if (id !== undefined) {
      const row = this.get(id);
      return row && matches(row, where) ? [row] : [];
    }
    for (const field in where) if (field !== 'id' && this.#narrow.has(field)) return this.#fewBy(field, where);
    return undefined;
  }

  #fewBy(field: keyof Row & string, where: Where<Row>): Row[] | undefined {
    const wanted: unknown = where[field];
    const values: readonly unknown[] = Array.isArray(wanted) ? [...new Set(wanted)] : [wanted];
    const found: Kept<Row>[] = [];
    for (const value of values) {
      if (value === undefined || value === null) return undefined;
      const group = this.#memory.group(field, value) ?? this.#readGroup(field, value);
      if (group === 'many') return undefined;
      for (const kept of group) if (matches(kept.row, where)) found.push(kept);
    }
    if (values.length > 1) found.sort((one, other) => one.position - other.position);
    return found.map(({ row }) => row);
  }

  #readGroup(field: keyof Row & string, value: unknown): Group<Row> {
    const rows = this.#select(` WHERE "${field}" = ? ORDER BY position LIMIT ${LARGEST_GROUP + 1}`, [encode(value)]);
    const group = rows.length > LARGEST_GROUP ? 'many' : rows;
    this.#memory.keepGroup(field, value, group);
    return group;
  }

  #select(tail: string, values: readonly SQLInputValue[]): Kept<Row>[] {
    let sql = this.#selects.get(tail);
    if (!sql) {
      sql = `SELECT position, ${quoted(this.#fields)} FROM "${this.name}"${tail}`;
      this.#selects.set(tail, sql);
    }
    return this.#arrays(sql, values).map((record) => {
      const row: Record<string, unknown> = {};
      for (const [index, field] of this.#fields.entries()) {
        row[field] = decode(this.#columns[index] ?? '', record[index + 1]);
      }
      const kept = { position: Number(record[0]), row: row as Row };
      this.#memory.keepRow(kept);
      return kept;
    });
  }

  #arrays(sql: string, values: readonly SQLInputValue[]): readonly SQLOutputValue[][] {
    const statement = this.#statement(sql);
    statement.setReturnArrays(true);
    return statement.all(...values) as unknown as readonly SQLOutputValue[][];
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
