import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fingerprints } from '../../src/cloud/gateway/fingerprints.ts';

it('knows again what was added, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const [set, reference] = [new Fingerprints(), new Set<string>()];
      const isNew = (text: string): boolean => !reference.has(text) && Boolean(reference.add(text));
      expect(texts.map((text) => set.add(text))).toEqual(texts.map(isNew));
    }),
  );
});

it('tells 300,000 nonces apart that differ in little', () => {
  const set = new Fingerprints();
  const nonces = Array.from({ length: 300_000 }, (_, number) => `isthmus ${number.toString(36)}`);
  expect(nonces.filter((nonce) => !set.add(nonce))).toEqual([]);
  expect(set.add('isthmus 0')).toBe(false);
});
