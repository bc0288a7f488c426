import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentDecode, percentEncode } from '../../src/openapi/index.ts';

describe('percent-encoding', () => {
  it('leaves letters, digits and - _ . ~ alone and encodes everything else in upper-case hex', () => {
    expect(percentEncode('aZ09-_.~')).toBe('aZ09-_.~');
    expect(percentEncode("a b+c*d~e'f(g)h/i!")).toBe('a%20b%2Bc%2Ad~e%27f%28g%29h%2Fi%21');
    expect(percentEncode('测试')).toBe('%E6%B5%8B%E8%AF%95');
  });

  it('reads + as a space, as Go and Python write it', () => {
    expect(percentDecode('a+b%2Bc')).toBe('a b+c');
  });

  it.each(['%', '%4', '%zz', '%E6%B5', '%FF'])('refuses the broken escape %s', (text) => {
    expect(percentDecode(text)).toBeUndefined();
  });

  it('decodes whatever it encoded', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => percentDecode(percentEncode(text)) === text));
  });
});
