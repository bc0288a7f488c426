import { describe, expect, test } from 'vitest';
import { run } from './harness.ts';

interface Row {
  readonly product: string;
  readonly action: string;
  readonly coverage: string;
  readonly ignored: readonly string[];
  readonly unknown: readonly string[];
}

const rowsOf = async (...words: readonly string[]): Promise<readonly Row[]> => {
  const { code, out } = await run(['local', 'coverage', '--json', ...words]);
  expect(code).toBe(0);
  return JSON.parse(out).data;
};

describe('isthmus local coverage', () => {
  test('lists every action of every product, once', async () => {
    const rows = await rowsOf();
    const names = rows.map((row) => `${row.product} ${row.action}`);
    expect(new Set(names).size).toBe(names.length);
    expect(rows).toContainEqual({
      product: 'Vpc',
      action: 'CreateNetworkAcl',
      coverage: 'complete',
      ignored: [],
      unknown: [],
      official: true,
    });
    expect(rows.find((row) => row.action === 'CreateFlowLog')?.coverage).toBe('absent');
    for (const { coverage, ignored, unknown } of rows) {
      expect(coverage === 'partial').toBe(ignored.length + unknown.length > 0);
    }
  });

  test('says for people what is ignored, and counts', async () => {
    const { code, out } = await run(['local', 'coverage']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Vpc +DeleteNatGateway +partial +ignored: Force$/m);
    expect(out).toMatch(/^Vpc: \d+ complete, \d+ partial, \d+ absent$/m);
    expect(out).toMatch(/^Cbn: \d+ complete/m);
  });

  test('of one product, in any spelling of its name', async () => {
    const rows = await rowsOf('--product', 'vpc');
    expect(new Set(rows.map((row) => row.product))).toEqual(new Set(['Vpc']));
    const { out } = await run(['local', 'coverage', '--product', 'Vpc']);
    expect(out.trim().split('\n')).toHaveLength(rows.length + 2);
  });

  test('knows no other products', async () => {
    const { code, err } = await run(['local', 'coverage', '--product', 'Vpcc']);
    expect(code).toBe(1);
    expect(err).toContain('Did you mean Vpc?');
  });
});
