import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { Store } from '../../src/cloud/store/store.ts';
import { Table } from '../../src/cloud/store/table.ts';

interface Row {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly parent: string;
  readonly open: boolean;
  readonly list: readonly string[];
}

const COLUMNS = { id: 'text', account: 'text', region: 'text', parent: 'text', open: 'boolean', list: 'json' } as const;
const OWNER = { account: '1', region: 'r' } as const;

function open() {
  const database = new DatabaseSync(':memory:');
  const table = new Table<Row>(database, 'thing', COLUMNS, [['account', 'region'], ['parent']]);
  for (const id of ['a', 'b', 'c'])
    table.insert({ ...OWNER, id, parent: id < 'c' ? 'x' : 'y', open: true, list: [id] });
  return { database, table };
}

describe('a table', () => {
  it('gives whole rows, or only the fields asked for, decoded either way', () => {
    const { table } = open();
    expect(table.find({ parent: 'y' })).toEqual([{ ...OWNER, id: 'c', parent: 'y', open: true, list: ['c'] }]);
    expect(table.select(['id', 'list'], { parent: ['x'] })).toMatchObject([
      { id: 'a', list: ['a'] },
      { id: 'b', list: ['b'] },
    ]);
    expect(table.select(['id', 'open'], OWNER)).toEqual(['a', 'b', 'c'].map((id) => ({ id, open: true })));
  });

  it('finds by one value or several, and nothing by none', () => {
    const { table } = open();
    expect(table.count({ ...OWNER, id: ['a', 'c', 'z'] })).toBe(2);
    expect(table.count({ ...OWNER, id: [] })).toBe(0);
    expect(table.count({ ...OWNER })).toBe(3);
  });

  it('keeps count of each owner’s rows as they come and go', () => {
    const { table } = open();
    table.insert({ ...OWNER, region: 's', id: 'd', parent: 'x', open: true, list: [] });
    table.delete('a');
    table.delete('a');
    expect(table.count(OWNER)).toBe(2);
    expect(table.count({ ...OWNER, region: 's' })).toBe(1);
    expect(table.count({ ...OWNER, account: '2' })).toBe(0);
  });

  it('looks up by the narrow field, however many rows the owner has', () => {
    const { database, table } = open();
    const planned: string[] = [];
    const prepare = database.prepare.bind(database);
    database.prepare = (sql) => {
      const plan = prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.match(/\?/g) ?? []).map(() => '[]'));
      planned.push(plan.map((step) => String(step.detail)).join('; '));
      return prepare(sql);
    };
    table.find({ ...OWNER, parent: 'x' });
    table.find({ ...OWNER, id: ['a', 'b'] });
    table.find(OWNER);
    expect(planned[0]).toContain('INDEX thing.parent');
    expect(planned[1]).toContain('INDEX thing.id');
    expect(planned[2]).toContain('INDEX thing.account.region');
  });
});

it('a clearing undone leaves the rows as they were, whatever was asked or added meanwhile', () => {
  const store = new Store();
  const { vrouters } = store.tables;
  const row = { ...OWNER, id: 'vrt-1', createdAt: 0, name: '', description: '', vpc: 'vpc-1' };
  vrouters.insert(row);
  expect(() =>
    store.transaction(() => {
      vrouters.clear();
      expect(vrouters.count(OWNER)).toBe(0);
      expect(vrouters.find({ vpc: 'vpc-1' })).toEqual([]);
      vrouters.insert({ ...row, id: 'vrt-2' });
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(vrouters.find({ vpc: 'vpc-1' })).toEqual([row]);
  expect(vrouters.count(OWNER)).toBe(1);
  expect(vrouters.get('vrt-2')).toBeUndefined();
  store.close();
});

it('a transaction undone leaves the counts as they were', () => {
  const store = new Store();
  const { vrouters } = store.tables;
  const row = { ...OWNER, id: 'vrt-1', createdAt: 0, name: '', description: '', vpc: 'vpc-1' };
  expect(() =>
    store.transaction(() => {
      vrouters.insert(row);
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(vrouters.count(OWNER)).toBe(0);
  store.close();
});
