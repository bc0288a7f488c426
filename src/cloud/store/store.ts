import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { openTables, type Tables } from './schema.ts';
import { Transitions } from './transitions.ts';

/**
 * A database in memory, of this process alone. SQLite's own `:memory:` would do, but its page cache is the database: the
 * end of each transaction costs the more the fuller it is, 5 times as much among a million rows. Here it is a file that
 * happens to lie in memory, and costs stay the same.
 */
const IN_MEMORY = 'file:isthmus?vfs=memdb';

/**
 * All that the local cloud knows, in one SQLite database: a table a kind, and the transitions under way. State is a
 * function of these rows and the clock: `settle(now)` makes due what is due, and nothing else ever changes a row by itself.
 */
export class Store {
  readonly #database: DatabaseSync;
  readonly tables: Tables;
  readonly transitions: Transitions;
  readonly #all: readonly { begin(): void; undo(): void }[];
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #rollback: StatementSync;
  readonly #watchers = new Set<() => void>();

  /**
   * @param file a path; absent: in memory. In a file every committed write survives the death of the process (WAL).
   * @throws StoreError when the file was laid out by another version; what SQLite throws when it cannot be opened.
   */
  constructor(file = IN_MEMORY) {
    // Importing `node:sqlite` the ordinary way costs start-up time that asking for the builtin does not.
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    this.#database = new DatabaseSync(file);
    try {
      // Rows are remembered, so nobody else may write them: a second cloud on the same file is refused.
      this.#database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
      // In one transaction: a folder is either laid out whole or not at all, and it is quicker.
      this.#database.exec('BEGIN IMMEDIATE');
      this.#database.exec(
        'CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
      );
      this.tables = openTables(this.#database);
      if (file !== IN_MEMORY) for (const table of Object.values(this.tables)) table.checkLayout();
      this.transitions = new Transitions(this.#database, Object.values(this.tables));
      this.#database.exec('COMMIT');
      this.#all = Object.values(this.tables);
    } catch (error) {
      this.#database.close();
      throw error;
    }
    this.#begin = this.#database.prepare('BEGIN IMMEDIATE');
    this.#commit = this.#database.prepare('COMMIT');
    this.#rollback = this.#database.prepare('ROLLBACK');
  }

  /** Applies every transition that is due at `now`. Cheap when none is. */
  settle(now: number): void {
    if (this.transitions.due(now)) this.transaction(() => this.transitions.settle(now));
  }

  /** Runs `work` in one transaction: all of it happens, or, when it throws, none. */
  transaction<Result>(work: () => Result): Result {
    this.#begin.run();
    for (const table of this.#all) table.begin();
    try {
      const result = work();
      this.#commit.run();
      for (const watcher of this.#watchers) watcher();
      return result;
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (this.#database.isTransaction) this.#rollback.run();
      for (const table of this.#all) table.undo();
      this.transitions.reload();
      throw error;
    }
  }

  /** Empties the store. In one transaction of its own. */
  clear(): void {
    this.transaction(() => {
      for (const table of Object.values(this.tables)) table.clear();
      this.transitions.clear();
    });
  }

  /** Whether a write would go through just now. */
  writable(): boolean {
    try {
      this.transaction(() => {});
      return true;
    } catch {
      return false;
    }
  }

  /** What was kept under a name besides rows, as plain data; undefined where nothing was. */
  setting(name: string): unknown {
    const record = this.#database.prepare('SELECT value FROM setting WHERE name = ?').get(name);
    return record === undefined ? undefined : JSON.parse(String(record.value));
  }

  keepSetting(name: string, value: unknown): void {
    this.#database.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)').run(name, JSON.stringify(value));
  }

  /** Calls `watcher` after each transaction; it must not throw. @returns what ends that */
  onCommit(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  close(): void {
    this.#database.close();
  }
}
