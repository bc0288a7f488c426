import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hmac } from '../../src/openapi/hmac.ts';

describe('an HMAC by two one-shot hashes', () => {
  it.each(['sha1', 'sha256'] as const)(
    'is the one that Node computes with %s, whatever the key and the text',
    (algorithm) => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ unit: 'binary' }), (key, text) => {
          expect(hmac(algorithm, key, text)).toBe(createHmac(algorithm, key).update(text).digest('base64'));
        }),
      );
    },
  );

  it.each([0, 1, 63, 64, 65])('holds for a key of %i characters, and after another key', (length) => {
    for (const key of ['k'.repeat(length), 'other', 'k'.repeat(length)]) {
      expect(hmac('sha1', key, 'text')).toBe(createHmac('sha1', key).update('text').digest('base64'));
    }
  });
});
