import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Table } from './table.ts';

/** One transition under way: at `due` (ms since the epoch) fields of a row change (a JSON object), or it is gone (null). */
export interface Transition {
  readonly due: number;
  /** Name of the table. */
  readonly kind: string;
  /** Id of the row. */
  readonly row: string;
  readonly patch: string | null;
}

/**
 * The transitions under way, stored as "at t, these fields become so" or "at t, this row is gone". No timers: whoever
 * reads next makes due what is due, in order of time. So a restart loses none, and two reads at one instant agree.
 */
export class Transitions {
  readonly #tables: ReadonlyMap<string, Table<{ readonly id: string }>>;
  readonly #insert: StatementSync;
  readonly #due: StatementSync;
  readonly #remove: StatementSync;
  readonly #cancel: StatementSync;
  readonly #earliest: StatementSync;
  readonly #list: StatementSync;
  readonly #clear: StatementSync;
  #next: number;

  constructor(database: DatabaseSync, tables: readonly unknown[]) {
    const known = tables as readonly Table<{ readonly id: string }>[];
    this.#tables = new Map(known.map((table) => [table.name, table]));
    database.exec(
      `CREATE TABLE IF NOT EXISTS transition (
         position INTEGER PRIMARY KEY AUTOINCREMENT, due INTEGER NOT NULL, kind TEXT NOT NULL, row TEXT NOT NULL, patch TEXT
       ) STRICT;
       CREATE INDEX IF NOT EXISTS "transition.due" ON transition (due, position);
       CREATE INDEX IF NOT EXISTS "transition.row" ON transition (row);`,
    );
    this.#insert = database.prepare('INSERT INTO transition (due, kind, row, patch) VALUES (?, ?, ?, ?)');
    this.#due = database.prepare('SELECT * FROM transition WHERE due <= ? ORDER BY due, position');
    this.#remove = database.prepare('DELETE FROM transition WHERE position = ?');
    this.#cancel = database.prepare('DELETE FROM transition WHERE row = ?');
    this.#earliest = database.prepare('SELECT min(due) AS due FROM transition');
    this.#list = database.prepare('SELECT * FROM transition ORDER BY due, position');
    this.#clear = database.prepare('DELETE FROM transition');
    this.#next = Infinity;
    this.reload();
  }

  /** At `due` (ms since the epoch) these fields of the row become so. */
  change<Row extends { readonly id: string }>(table: Table<Row>, id: string, due: number, patch: Partial<Row>): void {
    this.#add(table.name, id, due, JSON.stringify(patch));
  }

  /** At `due` the row is gone. */
  removal<Row extends { readonly id: string }>(table: Table<Row>, id: string, due: number): void {
    this.#add(table.name, id, due, null);
  }

  /** Forgets what was to happen to a row, because it is gone already. */
  cancel(id: string): void {
    this.#cancel.run(id);
  }

  /** What is under way, in the order in which it will happen. */
  list(): readonly Transition[] {
    return this.#list.all().map(({ due, kind, row, patch }) => ({
      due: Number(due),
      kind: String(kind),
      row: String(row),
      patch: patch === null ? null : String(patch),
    }));
  }

  /** @throws RangeError when the table is none of the store's. */
  restore({ due, kind, row, patch }: Transition): void {
    if (!this.#tables.has(kind)) throw new RangeError(`there is no table "${kind}"`);
    if (patch !== null) JSON.parse(patch);
    this.#add(kind, row, due, patch);
  }

  /** Forgets all of them. */
  clear(): void {
    this.#clear.run();
    this.#next = Infinity;
  }

  /** When the next one is due, ms since the epoch: Infinity when none is under way. */
  get next(): number {
    return this.#next;
  }

  due(now: number): boolean {
    return this.#next <= now;
  }

  /** Applies what is due, oldest first. To be called in a transaction. */
  settle(now: number): void {
    for (const { position, kind, row, patch } of this.#due.all(now)) {
      const table = this.#tables.get(String(kind));
      if (patch === null) table?.delete(String(row));
      else table?.update(String(row), JSON.parse(String(patch)));
      this.#remove.run(Number(position));
    }
    this.reload();
  }

  /** Reads anew when the next one is due: after a start, and after a transaction was undone. */
  reload(): void {
    const due = this.#earliest.get()?.due;
    this.#next = due === null || due === undefined ? Infinity : Number(due);
  }

  #add(kind: string, id: string, due: number, patch: string | null): void {
    this.#insert.run(due, kind, id, patch);
    this.#next = Math.min(this.#next, due);
  }
}
