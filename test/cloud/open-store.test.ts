import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/cloud/store/open-store.ts';

describe('the store of a data folder', () => {
  let folder: string;
  const file = () => join(folder, 'cloud.sqlite');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'isthmus-store-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const change = (sql: string): void => {
    const database = new DatabaseSync(file());
    database.exec(sql);
    database.close();
  };

  it('is made with its folder, and opened again', () => {
    const deep = join(folder, 'a', 'b');
    const store = openStore(deep);
    store.transaction(() => store.keepSetting('colour', 'blue'));
    store.close();
    const again = openStore(deep);
    expect(again.setting('colour')).toBe('blue');
    again.close();
  });

  it('is nobody else’s while it is open', () => {
    const store = openStore(folder);
    expect(() => openStore(folder)).toThrow(`${file()} is in use: another local cloud keeps its state there.`);
    store.close();
    openStore(folder).close();
  });

  it('is refused where a file stands in the folder’s place', () => {
    const taken = join(folder, 'file');
    writeFileSync(taken, '');
    const refused = (directory: string) => `The folder ${directory} cannot be made: there is a file in its place.`;
    expect(() => openStore(taken)).toThrow(refused(taken));
    expect(() => openStore(join(taken, 'x'))).toThrow(refused(join(taken, 'x')));
  });

  it.each([
    ['what is no database', () => writeFileSync(file(), 'x'.repeat(5000)), /is damaged, or no state of a local cloud/],
    ['a folder', () => mkdirSync(file()), /cannot be opened: unable to open database file/],
    [
      'a table of a version with more columns',
      () => {
        openStore(folder).close();
        change('ALTER TABLE vpc ADD COLUMN colour TEXT');
      },
      /of another version of isthmus: its table vpc has other columns\. It is in .*cloud\.sqlite/,
    ],
    [
      'a table of a version without a column that is looked up by',
      () => change('CREATE TABLE vpc (position INTEGER PRIMARY KEY, id TEXT)'),
      /of another version of isthmus/,
    ],
  ])('refuses %s in its place, in words, and leaves it as it is', (_, spoil, message) => {
    spoil();
    expect(() => openStore(folder)).toThrow(expect.objectContaining({ name: 'StoreError' }));
    expect(() => openStore(folder)).toThrow(message);
  });
});
