import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Checker, Network, parseExpectation, reach } from '../../src/network/index.ts';
import { randomSnapshot } from './random-network.ts';
import { joined, type Plan, tutorial, two, world } from './world.ts';

function verdict(plan: Plan, sentence: string) {
  const expectation = parseExpectation(sentence);
  if (expectation === undefined) throw new Error(`not a sentence: ${sentence}`);
  return new Checker(world(plan)).check(expectation);
}

const oneWay: Plan = { ...two, routes: { 'vtb-a': { '192.168.0.0/16': 'ri-ab' } } };
const nat: Plan = { ...two, routes: { 'vtb-a': { '0.0.0.0/0': { nextHopType: 'NatGateway', nextHopId: 'ngw-1' } } } };
const transit: Plan = {
  ...two,
  routes: { 'vtb-a': { '0.0.0.0/0': { nextHopType: 'Attachment', nextHopId: 'tr-1' } } },
};

describe('a sentence', () => {
  test.each([
    ['app can reach data', { kind: 'can-reach', from: 'app', to: 'data', subnets: 'all' }],
    ['app can reach data on any subnet.', { kind: 'can-reach', from: 'app', to: 'data', subnets: 'any' }],
    ['app and data can reach each other', { kind: 'can-reach', from: 'app', to: 'data', subnets: 'all' }],
    ['"my vpc" cannot reach 10.0.0.0/8', { kind: 'cannot-reach', from: 'my vpc', to: '10.0.0.0/8' }],
    ['dev must not reach prod', { kind: 'cannot-reach', from: 'dev', to: 'prod' }],
    ['only app, web and 10.0.1.5 can reach data', { kind: 'only-reach', from: ['app', 'web', '10.0.1.5'], to: 'data' }],
    ['no loops', { kind: 'none', codes: ['loop'], errorsOnly: false }],
    ['no dead-next-hop', { kind: 'none', codes: ['dead-next-hop'], errorsOnly: false }],
    ['no errors', { kind: 'none', codes: [], errorsOnly: true }],
  ])('is read: %s', (sentence, expectation) => {
    expect(parseExpectation(sentence)).toEqual(expectation);
  });

  test.each([
    'app reaches data',
    'app can reach',
    'no fun',
    '',
    'only can reach data',
    'app can reach data on mondays',
  ])('is refused: "%s"', (sentence) => {
    expect(parseExpectation(sentence)).toBeUndefined();
  });
});

describe('an expectation', () => {
  test.each<[string, string, Plan, string]>([
    ['holds', 'a can reach b on all subnets', joined, 'holds'],
    ['does not when only the packets arrive, not the answers', 'a can reach b', oneWay, 'broken'],
    ['holds for an address', '10.0.1.5 can reach 192.168.1.9', joined, 'holds'],
    ['of separation holds where nothing joins them', 'a cannot reach b', { vpcs: two.vpcs }, 'holds'],
    ['of separation is broken by one way alone', 'a cannot reach b', oneWay, 'broken'],
    ['of separation looks one way', 'b cannot reach a', oneWay, 'holds'],
    ['of exclusiveness holds', 'only a can reach b', joined, 'holds'],
    ['of exclusiveness is broken by the others of a vSwitch', 'only 10.0.1.5 can reach b', joined, 'broken'],
    ['of separation is broken inside a vSwitch', '10.0.1.5 cannot reach 10.0.1.6', joined, 'broken'],
    ['of the internet holds', 'a can reach internet', nat, 'holds'],
    ['of no internet is broken', 'a cannot reach internet', nat, 'broken'],
    ['of no internet holds', 'b cannot reach internet', nat, 'holds'],
    ['of a block that nobody has: nothing arrives', 'a cannot reach 172.16.0.0/12', joined, 'holds'],
    ['cannot be told where packets leave the model', 'a cannot reach b', transit, 'unknown'],
    [
      'that wants them to arrive cannot be told either, if the answer comes',
      'a can reach 172.16.0.0/12',
      transit,
      'unknown',
    ],
    ['of no loops is broken by the tutorial', 'no loops', tutorial, 'broken'],
    ['of no loops holds', 'no loops', joined, 'holds'],
    ['about a name that nobody has cannot be told', 'a can reach nobody', joined, 'unknown'],
  ])('%s: %s', (_, sentence, plan, status) => {
    expect(verdict(plan, sentence).status).toBe(status);
  });

  test('on any subnet is content with one', () => {
    const plan: Plan = {
      ...joined,
      vpcs: {
        ...two.vpcs,
        b: { block: '192.168.0.0/16', vSwitches: { 'vsw-b': '192.168.1.0/24', 'vsw-c': '192.168.2.0/24' } },
      },
      routes: { 'vtb-a': { '192.168.1.0/24': 'ri-ab' }, 'vtb-b': { '10.0.0.0/16': 'ri-ba' } },
    };
    expect(verdict(plan, 'a can reach b on any subnet').status).toBe('holds');
    expect(verdict(plan, 'a can reach b').status).toBe('broken');
  });

  test('that is broken says where, which addresses, why, and what would mend it', () => {
    const { reasons, ids, changes } = verdict(oneWay, 'a can reach b');
    expect(reasons).toEqual(['Back, vsw-b to vsw-a, 10.0.1.0/24: no route in vtb-b of b.']);
    expect(ids).toEqual(['vsw-a', 'vsw-b']);
    expect(changes.map(({ action }) => action)).toEqual(['CreateRouteEntry']);
  });

  test('and its opposite never both hold', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const network = Network.from(snapshot);
        const checker = new Checker(network);
        const result = reach(network);
        for (const from of network.vSwitches.keys()) {
          for (const to of network.vSwitches.keys()) {
            if (from === to) continue;
            const status = (kind: 'can-reach' | 'cannot-reach') =>
              checker.check({ kind, from, to, subnets: 'all' }).status;
            const both = [result.between(from, to), result.between(to, from)];
            expect(status('can-reach') === 'holds').toBe(both.every(({ lost }) => lost.length === 0));
            if (!both[0]?.delivered.isEmpty) expect(status('cannot-reach')).toBe('broken');
            else expect(status('cannot-reach')).not.toBe('broken');
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
