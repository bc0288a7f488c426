import { Recent } from './recent.ts';
import { valuesKey } from './where.ts';

/** A row with its place in the order of creation. */
export interface Kept<Row> {
  readonly position: number;
  readonly row: Row;
}

/** Rows that share a value, oldest first; `many` where they are more than LARGEST_GROUP. */
export type Group<Row> = Kept<Row>[] | 'many';

/** A change to one row: it came (no `before`), went (no `after`) or has other values now. */
interface Change<Row> {
  readonly before: Kept<Row> | undefined;
  readonly after: Kept<Row> | undefined;
}

/** Rows of a kind that are remembered: enough for what is asked for again and again, and no burden. */
const ROWS = 20_000;
/** Groups and counts remembered, for each field or set of fields. */
const GROUPS = 20_000;
/** Pages remembered. */
const PAGES = 1000;
/** A group of more rows than this is left to the database, which has an index to narrow it by further fields. */
export const LARGEST_GROUP = 32;

/**
 * What a table remembers of the database, so that what is asked for again and again costs no query: rows by id, the rows
 * that share a value of an indexed field ("the tags of this resource"), how many match, and which are on a page. It is told
 * of every change and so equals the database at all times; a transaction that is undone takes its changes back here too.
 */
export class Memory<Row extends { readonly id: string }> {
  readonly #rows = new Recent<string, Kept<Row>>(ROWS);
  /** By field and value. */
  readonly #groups: ReadonlyMap<keyof Row & string, Recent<unknown, Group<Row>>>;
  /** By fields (`account,region`) and values. */
  readonly #totals = new Map<string, { readonly fields: readonly string[]; readonly counts: Recent<string, number> }>();
  /** The ids of pages, by what was asked, until any row changes. */
  readonly #pages = new Map<string, readonly string[]>();
  #changes: Change<Row>[] = [];
  /** Whether all rows went since `begin`. */
  #cleared = false;

  /** @param grouped the fields whose groups are remembered */
  constructor(grouped: Iterable<keyof Row & string>) {
    this.#groups = new Map([...grouped].map((field) => [field, new Recent(GROUPS)]));
  }

  row(id: string): Kept<Row> | undefined {
    return this.#rows.get(id);
  }

  /** Keeps what was read. */
  keepRow(kept: Kept<Row>): void {
    this.#rows.set(kept.row.id, kept);
  }

  group(field: keyof Row & string, value: unknown): Group<Row> | undefined {
    return this.#groups.get(field)?.get(value);
  }

  keepGroup(field: keyof Row & string, value: unknown, group: Group<Row>): void {
    this.#groups.get(field)?.set(value, group);
  }

  /** @param fields the fields of a condition, each with one value, `values` their key */
  total(fields: string, values: string): number | undefined {
    return this.#totals.get(fields)?.counts.get(values);
  }

  keepTotal(fields: string, values: string, total: number): void {
    let known = this.#totals.get(fields);
    if (!known) {
      known = { fields: fields.split(','), counts: new Recent(GROUPS) };
      this.#totals.set(fields, known);
    }
    known.counts.set(values, total);
  }

  /** @param asked all that decides which rows are on the page, as one text */
  page(asked: string): readonly string[] | undefined {
    return this.#pages.get(asked);
  }

  keepPage(asked: string, ids: readonly string[]): void {
    if (this.#pages.size >= PAGES) this.#pages.clear();
    this.#pages.set(asked, ids);
  }

  /** Notes what just happened to a row in the database. */
  change(before: Kept<Row> | undefined, after: Kept<Row> | undefined): void {
    this.#changes.push({ before, after });
    this.#apply(before, after, before === undefined);
  }

  /** From here on changes can be undone. */
  begin(): void {
    if (this.#changes.length > 0) this.#changes = [];
    this.#cleared = false;
  }

  /** Takes back every change since `begin`, as the database just did. */
  undo(): void {
    if (this.#cleared) this.clear();
    else for (const { before, after } of this.#changes.reverse()) this.#apply(after, before, false);
    this.#changes = [];
  }

  /** Forgets everything, because all rows went. */
  clear(): void {
    this.#rows.clear();
    for (const groups of this.#groups.values()) groups.clear();
    this.#totals.clear();
    this.#pages.clear();
    this.#changes = [];
    this.#cleared = true;
  }

  /** @param newest whether `after` is a row that just came: it stands at the end of every group */
  #apply(before: Kept<Row> | undefined, after: Kept<Row> | undefined, newest: boolean): void {
    if (this.#pages.size > 0) this.#pages.clear();
    if (after) this.#rows.set(after.row.id, after);
    else if (before) this.#rows.delete(before.row.id);
    for (const [field, groups] of this.#groups) {
      if (newest && after) this.#append(groups, after.row[field], after);
      else for (const kept of [before, after]) if (kept) this.#drop(groups, kept.row[field]);
    }
    for (const { fields, counts } of this.#totals.values()) {
      if (before) this.#add(counts, valuesKey(before.row, fields), -1);
      if (after) this.#add(counts, valuesKey(after.row, fields), 1);
    }
  }

  #append(groups: Recent<unknown, Group<Row>>, value: unknown, kept: Kept<Row>): void {
    const group = groups.get(value);
    if (group === undefined || group === 'many') return;
    if (group.push(kept) > LARGEST_GROUP) groups.set(value, 'many');
  }

  /** A group that is too large stays so until it is forgotten: the database answers as well. */
  #drop(groups: Recent<unknown, Group<Row>>, value: unknown): void {
    if (groups.get(value) !== 'many') groups.delete(value);
  }

  #add(counts: Recent<string, number>, values: string, difference: number): void {
    const count = counts.get(values);
    if (count !== undefined) counts.set(values, count + difference);
  }
}
