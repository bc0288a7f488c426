import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten, formatFlat, parseFlat } from '../../src/openapi/index.ts';

describe('flat parameters', () => {
  it('keeps empty values and names without a value, since clients sign them', () => {
    expect([...(parseFlat('SignatureType=&Flag&A=1') ?? [])]).toEqual([
      ['SignatureType', ''],
      ['Flag', ''],
      ['A', '1'],
    ]);
  });

  it('takes no parameter from between two ampersands', () => {
    expect([...(parseFlat('&A=1&&B=2&') ?? [])]).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  it('lets a later duplicate replace an earlier', () => {
    expect(parseFlat('RegionId=a&RegionId=b')?.get('RegionId')).toBe('b');
  });

  it('refuses a broken escape in a name or in a value', () => {
    expect(parseFlat('%=1')).toBeUndefined();
    expect(parseFlat('a=%4')).toBeUndefined();
  });

  it('flattens lists from index 1 and members by name, as the official SDKs do', () => {
    const flat = flatten({
      RegionId: 'cn-hangzhou',
      Filter: [{ Key: 'RouterInterfaceId', Value: ['ri-1', 'ri-2'] }],
      PageSize: 50,
      Force: true,
      Absent: undefined,
    });
    expect(formatFlat(flat)).toBe(
      'RegionId=cn-hangzhou&Filter.1.Key=RouterInterfaceId&Filter.1.Value.1=ri-1&Filter.1.Value.2=ri-2&PageSize=50&Force=true',
    );
  });

  it('reads back whatever it wrote', () => {
    const parameters = fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(parameters, (values) => {
        const entries = Object.entries(values);
        expect([...(parseFlat(formatFlat(entries)) ?? [])]).toEqual(entries);
      }),
    );
  });
});
