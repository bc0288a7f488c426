import { describe, expect, it } from 'vitest';
import { draw } from '../../src/interconnect/graph/index.ts';
import { networkPicture } from '../../src/interconnect/graph/network-picture.ts';
import { paintPath } from '../../src/interconnect/graph/paint-path.ts';
import { address, findPlaces, trace } from '../../src/network/index.ts';
import { joined, type Plan, tutorial, two, world } from '../network/world.ts';

/** The picture of a plan with the way from `a` painted over it. */
function picture(plan: Plan, to: string) {
  const network = world(plan);
  const [from, target] = [findPlaces(network, 'a')[0], findPlaces(network, to)[0] ?? address('8.8.8.8')];
  if (from === undefined) throw new Error('the plan has a');
  return paintPath(networkPicture(network, 'net', [...network.vpcs.values()]), network, trace(network, from, target));
}

describe('a way painted over a picture', () => {
  it('is green where packets pass, with the directions at the link', () => {
    const { networks, links } = picture(joined, 'b');
    expect(networks.map(({ mark }) => mark)).toEqual(['way', 'way']);
    expect(links).toMatchObject([{ mark: 'way', note: 'there, back' }]);
  });

  it('is red at the VPC that has no route, and green where the other way passes', () => {
    const { networks, links } = picture({ ...two, routes: { 'vtb-a': { '192.168.0.0/16': 'ri-ab' } } }, 'b');
    expect(networks).toMatchObject([{ mark: 'way' }, { mark: 'broken', note: 'back: no route in vtb-b of b' }]);
    expect(links).toMatchObject([{ mark: 'way', note: 'there' }]);
  });

  it('is red at a link that is down, with the reason', () => {
    const { links } = picture({ ...joined, pairs: [['a', 'b', 'Inactive', 'Active']] }, 'b');
    expect(links).toMatchObject([{ mark: 'broken', solid: false }]);
    expect(links[0]?.note).toContain('the router interface is Inactive');
  });

  it('is red all round a loop', () => {
    const { networks, links } = picture(tutorial, 'nowhere');
    expect(networks.map(({ mark }) => mark)).toEqual(['broken', 'broken']);
    expect(links).toMatchObject([{ mark: 'broken', note: 'there: loops: a → b → a' }]);
  });

  it('is in every format: red with the reason, well-formed', () => {
    const broken = picture(tutorial, 'nowhere');
    const [mermaid, dot, svg] = (['mermaid', 'dot', 'svg'] as const).map((format) => draw(broken, format));
    for (const text of [mermaid, dot, svg]) {
      expect(text).toContain('#c62828');
      expect(text).toContain('loops: a → b → a');
      expect(text).toContain('Security groups and network ACLs were not considered.');
    }
    expect(mermaid).toMatch(/linkStyle 0,1,2 stroke:#c62828/);
    expect(mermaid).toMatch(/class net_a,net_b,ri0a,ri0b broken/);
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
  });

  it('spells out what is no letter in a name, for mermaid, and tells namesakes apart', () => {
    const network = world({
      vpcs: {
        a: { block: '10.0.0.0/16', vSwitches: {} },
        'b "x"': { block: '10.1.0.0/16', vSwitches: {} },
      },
    });
    const text = draw(networkPicture(network, 'net', [...network.vpcs.values()]), 'mermaid');
    expect(text).toContain('net_b_20__22_x_22_["<b>b #quot;x#quot;</b>');
  });
});
