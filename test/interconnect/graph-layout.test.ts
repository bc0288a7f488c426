import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkPicture } from '../../src/interconnect/graph/network-picture.ts';
import { paintPath } from '../../src/interconnect/graph/paint-path.ts';
import { svg } from '../../src/interconnect/graph/svg.ts';
import { widthOf, wrapped } from '../../src/interconnect/graph/text-lines.ts';
import { Network, type Place, place, trace } from '../../src/network/index.ts';
import { randomSnapshot } from '../network/random-network.ts';
import { type Plan, world } from '../network/world.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const numberIn = (tag: string, name: string): number => Number(new RegExp(` ${name}="([\\d.-]+)"`).exec(tag)?.[1]);

const boxOf = (tag: string): Box => {
  const [left, top] = [numberIn(tag, 'x'), numberIn(tag, 'y')];
  return { left, top, right: left + numberIn(tag, 'width'), bottom: top + numberIn(tag, 'height') };
};

/** Where a text is, as wide as a wide font makes it. */
function textBox(tag: string): Box {
  const words = />([^<]*)</.exec(tag)?.[1] ?? '';
  const plain = words.replaceAll(/&(amp|lt|gt|quot);/g, '&');
  const wide = widthOf(plain) * (tag.includes('"name"') ? 8 : 6.8);
  const [x, y] = [numberIn(tag, 'x'), numberIn(tag, 'y')];
  const left = tag.includes('middle') ? x - wide / 2 : x;
  return { left, right: left + wide, top: y - 10, bottom: y + 3 };
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const holds = (a: Box, b: Box): boolean =>
  a.left <= b.left && a.right >= b.right && a.top <= b.top && a.bottom >= b.bottom;

/** No text on another, every one on the page, cards apart, and what stands in a card inside it. */
function expectLegible(picture: string): void {
  const page = boxOf(`<svg x="0" y="0"${/ width="[^"]+" height="[^"]+"/.exec(picture)?.[0] ?? ''}>`);
  const tags = picture.split('\n');
  const cards = tags.filter((tag) => tag.startsWith('<rect class="card')).map(boxOf);
  const texts = tags.filter((tag) => tag.startsWith('<text')).map((tag) => ({ tag, box: textBox(tag) }));
  for (const [index, a] of texts.entries()) {
    expect(holds(page, a.box), `${a.tag} leaves the page`).toBe(true);
    const over = texts.slice(index + 1).find((b) => meet(a.box, b.box));
    expect(over?.tag, `${a.tag} lies on it`).toBeUndefined();
    const inside = cards.filter((card) => meet(card, a.box));
    expect(inside.length, `${a.tag} is in one card`).toBeLessThan(2);
    for (const card of inside) expect(holds(card, a.box), `${a.tag} leaves its card`).toBe(true);
  }
  for (const [index, card] of cards.entries()) {
    expect(cards.slice(index + 1).some((other) => meet(card, other))).toBe(false);
  }
}

function pathPicture(network: Network, from: Place, to: Place): string {
  return svg(paintPath(networkPicture(network, 'net', [...network.vpcs.values()]), network, trace(network, from, to)));
}

/** A hub with spokes, the first of which can talk to the second's neighbours only by it. */
function spokes(count: number): Plan {
  const names = Array.from({ length: count - 1 }, (_, n) => `spoke-${n}`);
  const block = (n: number): string => `10.${n + 1}.0.0/16`;
  return {
    vpcs: {
      ...Object.fromEntries(
        names.map((name, n) => [name, { block: block(n), vSwitches: { [`vsw-${name}`]: `10.${n + 1}.1.0/24` } }]),
      ),
      hub: { block: '10.0.0.0/16', vSwitches: { 'vsw-hub': '10.0.1.0/24' } },
    },
    pairs: names.map((name, n) => ['hub', name, 'Active', n === count - 2 ? 'Inactive' : 'Active'] as const),
    routes: {
      'vtb-hub': Object.fromEntries(names.map((name, n) => [block(n), `ri-hub${name}`])),
      ...Object.fromEntries(names.map((name) => [`vtb-${name}`, { '10.0.0.0/8': `ri-${name}hub` }])),
    },
  };
}

describe('an SVG', () => {
  it.each([2, 6, 20])('of %i VPCs is legible, and its path reads from left to right', (count) => {
    const network = world(spokes(count));
    const far = count === 2 ? 'vsw-hub' : `vsw-spoke-${count - 2}`;
    const picture = pathPicture(network, place(network, 'vsw-spoke-0'), place(network, far));
    expectLegible(picture);
    expect(picture).toContain('class="card broken"');
    expect(picture).toMatch(/<text class="reason"/);
    const left = (name: string): number => {
      const tag = picture.split('\n').find((line) => line.includes(`>${name}</text>`) && line.includes('"name"'));
      return numberIn(tag ?? '', 'x');
    };
    const onWay = count === 2 ? ['spoke-0', 'hub'] : ['spoke-0', 'hub', `spoke-${count - 2}`];
    const columns = onWay.map(left);
    expect(columns.toSorted((a, b) => a - b)).toEqual(columns);
    expect(new Set(columns).size).toBe(columns.length);
  });

  it('is legible and well-formed whatever the network, with names as long as the API lets them be', () => {
    const name = fc.constantFrom('', 'x'.repeat(128), 'two words', '中文名称'.repeat(30), '<&">', 'a-b_c');
    fc.assert(
      fc.property(randomSnapshot, fc.array(name, { minLength: 4, maxLength: 4 }), (snapshot, names) => {
        const vpcs = snapshot.vpcs.map((vpc, n) => ({ ...vpc, vpcName: names[n] ?? '' }));
        const network = Network.from({ ...snapshot, vpcs });
        const last = snapshot.vSwitches.at(-1)?.vSwitchId ?? '';
        const picture = pathPicture(network, place(network, 'vsw-00'), place(network, last));
        expectLegible(picture);
        expect(picture.replaceAll(/&(amp|lt|gt|quot);/g, '')).not.toContain('&');
      }),
      { numRuns: 40 },
    );
  });

  it('follows the colours of its reader', () => {
    expect(svg({ title: 'net', networks: [], links: [] })).toContain('@media (prefers-color-scheme:dark)');
  });
});

describe('lines', () => {
  it('are never wider than asked, and lose nothing but the spaces at which they break', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '中') }),
        fc.integer({ min: 2, max: 9 }),
        (text, width) => {
          const lines = wrapped(text, width);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });
});
