import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interfaceName, ownerOfName, routeName } from '../../src/interconnect/names.ts';
import { clientToken } from '../../src/interconnect/token.ts';

const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/);

describe('names', () => {
  it('tell their owner, and fit into what the API allows', () => {
    fc.assert(
      fc.property(name, name, name, fc.constantFrom('InitiatingSide', 'AcceptingSide'), (interconnect, a, b, role) => {
        const owner = { interconnect, link: [a, b].sort().join('/') };
        for (const text of [interfaceName(owner, role), routeName(owner)]) {
          expect(ownerOfName(text)).toEqual(owner);
          expect(text).toMatch(/^[a-z][a-z0-9_.-]{1,127}$/);
        }
      }),
    );
  });

  it.each([
    '',
    'by-hand',
    'isthmus',
    'isthmus_shop',
    'isthmus_shop_app',
    'isthmus_shop_app_data_boss',
    'isthmus_a_b_c_acceptor_x',
  ])('%j is nobody of ours', (text) => {
    expect(ownerOfName(text)).toBeUndefined();
  });
});

describe('a ClientToken', () => {
  it('is the same for the same thing and another for any other, in at most 64 ASCII characters', () => {
    const token = clientToken('shop', 'CreateRouterInterface', 'app/data initiator', 0);
    expect(token).toBe(clientToken('shop', 'CreateRouterInterface', 'app/data initiator', 0));
    expect(token).toMatch(/^[\x21-\x7e]{1,64}$/);
    const others = [
      clientToken('shop2', 'CreateRouterInterface', 'app/data initiator', 0),
      clientToken('shop', 'CreateRouteEntry', 'app/data initiator', 0),
      clientToken('shop', 'CreateRouterInterface', 'app/data acceptor', 0),
      clientToken('shop', 'CreateRouterInterface', 'app/data initiator', 1),
    ];
    expect(new Set([token, ...others]).size).toBe(5);
  });
});
