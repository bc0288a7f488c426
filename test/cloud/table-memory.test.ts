import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recent } from '../../src/cloud/store/recent.ts';
import { Table } from '../../src/cloud/store/table.ts';

interface Row {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly parent: string;
  readonly state: string;
}

const COLUMNS = { id: 'text', account: 'text', region: 'text', parent: 'text', state: 'text' } as const;
const INDEXES = [
  ['account', 'region'],
  ['parent', 'state'],
] as const;
const OWNER = { account: '1', region: 'r' } as const;

const ids = fc.integer({ min: 0, max: 80 }).map((number) => `id-${number}`);
const parents = fc.constantFrom('x', 'x', 'x', 'x', 'y', 'z');
const states = fc.constantFrom('on', 'off');
const steps = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('insert' as const), id: ids, parent: parents, state: states }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('update' as const), id: ids, parent: parents, state: states }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), id: ids }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { kind: 'clear' as const },
      { kind: 'begin' as const },
      { kind: 'commit' as const },
      { kind: 'undo' as const },
    ),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'look' as const }) },
);

describe('what a table remembers', () => {
  it('is what the database holds, through any writes and any transaction undone', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 250 }), (script) => {
        const database = new DatabaseSync(':memory:');
        const table = new Table<Row>(database, 'thing', COLUMNS, INDEXES);
        let open = false;
        const compare = (): void => {
          const rows = database.prepare('SELECT id, account, region, parent, state FROM thing ORDER BY position').all();
          const plain = rows.map((row) => ({ ...row })) as unknown as Row[];
          expect(table.find(OWNER)).toEqual(plain);
          expect(table.find(OWNER, { limit: 10, offset: 5 })).toEqual(plain.slice(5, 15));
          expect(table.count(OWNER)).toBe(plain.length);
          for (const parent of ['x', 'y', 'z']) {
            const children = plain.filter((row) => row.parent === parent);
            expect(table.find({ parent })).toEqual(children);
            expect(table.count({ parent, state: 'on' })).toBe(children.filter((row) => row.state === 'on').length);
            expect(table.exists({ ...OWNER, parent, state: 'off' })).toBe(children.some((row) => row.state === 'off'));
          }
          expect(table.find({ parent: ['z', 'x', 'z'] })).toEqual(plain.filter((row) => row.parent !== 'y'));
          for (const row of plain) expect(table.get(row.id)).toEqual(row);
        };
        for (const step of script) {
          if (step.kind === 'look') compare();
          else if (step.kind === 'insert') {
            const { id, parent, state } = step;
            if (!table.get(id)) table.insert({ ...OWNER, id, parent, state });
          } else if (step.kind === 'update') table.update(step.id, { parent: step.parent, state: step.state });
          else if (step.kind === 'delete') table.delete(step.id);
          else if (step.kind === 'clear') table.clear();
          else if (step.kind === 'begin' && !open) {
            database.exec('BEGIN');
            table.begin();
            open = true;
          } else if (step.kind !== 'begin' && open) {
            database.exec(step.kind === 'commit' ? 'COMMIT' : 'ROLLBACK');
            if (step.kind === 'undo') table.undo();
            open = false;
          }
        }
        compare();
      }),
    );
  });
});

describe('a map of recent entries', () => {
  it('drops what was not asked for lately, and holds no more than it may', () => {
    const recent = new Recent<number, string>(10);
    recent.set(0, 'asked for');
    for (let key = 1; key <= 100; key++) {
      recent.set(key, `${key}`);
      expect(recent.get(0)).toBe('asked for');
    }
    expect(Array.from({ length: 101 }, (_, key) => recent.get(key)).filter(Boolean).length).toBeLessThanOrEqual(10);
    expect(recent.get(1)).toBeUndefined();
  });
});
