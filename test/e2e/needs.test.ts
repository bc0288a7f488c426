import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The rows of docs/needs.md: the item, and the tests that its last column names. */
const rows = read('docs/needs.md')
  .split('\n')
  .filter((line) => /^\| A\d/.test(line))
  .map((line) => {
    const [item = '', , , tests = ''] = line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''));
    const named = [...tests.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, file = '', title = '']) => ({ file, title }));
    return { item, tests, named };
  });

it('docs/needs.md has the items A1 to A7 and A9, each once', () => {
  const numbers = rows.map(({ item }) => Number(item.split('.')[1]));
  expect(numbers).toEqual([...Array.from({ length: 38 }, (_, index) => index + 1), 43, 44, 45]);
});

it.each(rows)('$item of docs/needs.md names tests that exist, or none at all', ({ named, tests }) => {
  if (tests === '–') return;
  expect(named.length).toBeGreaterThan(0);
  for (const { file, title } of named) expect(read(file), file).toContain(title);
});
