import { describe, expect, test } from 'vitest';
import { retryTable } from '../../src/provider/index.ts';
import { run } from './harness.ts';

describe('isthmus explain', () => {
  test('tells what a code means, whether it passes, and what to do', async () => {
    const { code, out } = await run(['explain', 'TaskConflict']);
    expect(code).toBe(0);
    expect(out).toMatch(/^TaskConflict\n {2}meaning .*one at a time/);
    expect(out).toMatch(/passes by itself {2}yes/);
    expect(out).toMatch(/Isthmus {2,}repeats the call later/);
  });

  test('tells a code of a family by its family', async () => {
    const { out } = await run(['explain', 'Throttling.User', '--json']);
    expect(JSON.parse(out).data).toMatchObject([
      { code: 'Throttling.*', asked: 'Throttling.User', action: 'back-off' },
    ]);
  });

  test('tells all that a code can mean, by the action that answers it', async () => {
    const { out } = await run(['explain', 'QuotaExceeded']);
    expect(out).toMatch(
      /QuotaExceeded of CreateRouterInterface[\s\S]*QuotaExceeded of CreateRouteEntry[\s\S]*QuotaExceeded\n/,
    );
  });

  test('says so when it does not know a code, and what may have been meant', async () => {
    const { code, err } = await run(['explain', 'TaskConflct']);
    expect(code).toBe(1);
    expect(err).toContain('isthmus explain TaskConflict');
  });

  test('knows every row of the table', async () => {
    for (const row of retryTable) {
      const { code, out } = await run(['explain', row.code]);
      expect(code, row.code).toBe(0);
      expect(out).toContain(row.advice);
    }
  });
});
