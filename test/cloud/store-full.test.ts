import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it, vi } from 'vitest';
import { Store } from '../../src/cloud/store/store.ts';

afterEach(() => void vi.restoreAllMocks());

it('undoes all of a transaction that the disk has no room for, and says that it was the disk', () => {
  const exec = vi.spyOn(DatabaseSync.prototype, 'exec');
  const store = new Store();
  const database = exec.mock.contexts[0] as DatabaseSync;
  store.transaction(() => store.keepSetting('colour', 'blue'));
  database.exec('PRAGMA max_page_count = 1'); // As many pages as there are.
  expect(() =>
    store.transaction(() => {
      store.keepSetting('colour', 'red');
      store.keepSetting('shape', 'x'.repeat(1_000_000));
    }),
  ).toThrow('database or disk is full');
  expect(store.setting('colour')).toBe('blue');
  database.exec('PRAGMA max_page_count = 1000000');
  store.transaction(() => store.keepSetting('colour', 'green'));
  expect(store.setting('colour')).toBe('green');
  store.close();
});
