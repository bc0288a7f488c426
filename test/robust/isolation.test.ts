import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { Action } from '../../src/cloud/action.ts';
import { ACTIONS } from '../../src/cloud/actions.ts';
import type { Declarations } from '../../src/cloud/parameters.ts';
import { startCloud } from '../cloud/support.ts';
import { STRANGER } from '../cloud/vpc-support.ts';
import { type Chance, chanceOf } from '../support/chance.ts';
import type { Parameters } from '../support/signed-request.ts';
import { oneOfEverything } from './support/one-of-everything.ts';
import { kindOf, plausible } from './support/plausible.ts';
import { Pool } from './support/pool.ts';

/**
 * Two accounts with one of everything each. The one asks for what is the other's, in every parameter of every action that
 * takes an id, and must get the very answer that an id gets which nobody has.
 */
const cloud = startCloud({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
const [own, foreign] = [DEFAULT_ACCOUNT, STRANGER].map((account) => {
  const pool = new Pool();
  oneOfEverything((product, action, parameters = {}) => {
    const all = { RegionId: 'cn-hangzhou', ...parameters };
    const answer = cloud.answer(action, all, { product, key: account.accessKeys[0] ?? { id: '', secret: '' } });
    if (answer.status !== 200) throw new Error(`${action} answered ${answer.body}`);
    pool.learn(answer.body);
    return JSON.parse(answer.body);
  });
  return pool;
}) as [Pool, Pool];
const start = cloud.control.snapshot();
const theirs = (): string =>
  JSON.stringify(cloud.control.snapshot().tables)
    .match(/\{[^{}]*"9876543210987654"[^{}]*\}/g)
    ?.join() ?? '';
const before = theirs();
const everybodys = JSON.stringify(start);

/** Parameters that name another account's resource on purpose: pairs and peerings across accounts. */
const ACROSS: ReadonlySet<string> = new Set([]);

/** Random requests around each parameter: different ones get past different checks. */
const DRAWS = 12;

interface Place {
  /** How the parameter is spelled on the wire, indices included. */
  readonly path: string;
  readonly name: string;
}

/** Where an action takes ids. */
function placesOf(declared: Declarations, prefix = ''): Place[] {
  return Object.entries(declared).flatMap(([name, { type, members }]) => {
    if (type === 'objects') return placesOf(members ?? {}, `${prefix}${name}.1.`);
    const takesId = (type === 'text' || type === 'list') && kindOf(name) !== undefined;
    return takesId ? [{ path: `${prefix}${name}${type === 'list' ? '.1' : ''}`, name }] : [];
  });
}

/** An answer without what differs from one request to the next. */
const comparable = (body: string, asked: string): string =>
  body
    .replaceAll(asked, '<asked>')
    .replace(/"RequestId":"[^"]*"|requestId=[^"&]*|NextToken":"[^"]*"/g, '')
    .replace(/"[a-z][a-z0-9]*(?:-[a-z]+)*-bp1[a-z0-9]{18}"/g, (id) => (everybodys.includes(id) ? id : '"<new>"'));

/** Ecs takes some lists of ids as JSON. */
const spelled = ({ name }: Place, id: string): string => (name === 'InstanceIds' ? JSON.stringify([id]) : id);

function ask(action: Action, parameters: Parameters, place: Place, id: string) {
  const { product, name } = action;
  const { status, body } = cloud.answer(name, { ...parameters, [place.path]: spelled(place, id) }, { product });
  const untouched = status !== 200 || action.effect === 'read' || theirs() === before;
  if (status === 200 && action.effect === 'write') cloud.control.load(start);
  return { answer: `${status} ${comparable(body, id)}`, untouched, body };
}

/** How the calls that take ids of many kinds name the kind, by the ids' prefix. */
const RESOURCE_TYPES: Readonly<Record<string, readonly string[]>> = {
  vpc: ['VPC', 'vpc'],
  vsw: ['VSWITCH', 'vswitch', 'VSwitch'],
  vtb: ['ROUTETABLE', 'routetable'],
  ri: ['ROUTERINTERFACE'],
  i: ['instance'],
  sg: ['securitygroup'],
  eni: ['eni'],
  pcc: ['PeerConnection', 'PEERCONNECTION'],
  nacl: ['NETWORKACL', 'networkacl'],
  pl: ['PREFIXLIST', 'prefixlist'],
  havip: ['HAVIP'],
  ngw: ['NATGATEWAY'],
  ipv4gw: ['IPV4GATEWAY'],
  dopt: ['DHCPOPTIONSSET'],
};

/** A request of its own around the place. */
function around(action: Action, prefix: string, chance: Chance): Parameters {
  const all: Record<string, Parameters[string]> = {
    ...plausible(action.parameters, chance, own),
    RegionId: 'cn-hangzhou',
  };
  const type = RESOURCE_TYPES[prefix];
  if (type && 'ResourceType' in action.parameters && chance.once(0.8)) all.ResourceType = chance.pick(type);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !/^(DryRun|ClientToken)$/.test(name)));
}

it('both accounts have something of every kind', () => {
  for (const [name, rows] of Object.entries(cloud.world.store.tables).map(
    ([name, table]) => [name, table.find({})] as const,
  )) {
    expect([name, rows.length]).toEqual([name, expect.toSatisfy((count: number) => count >= 2)]);
  }
});

/** The actions that take an id anywhere, and where. */
const takers = ACTIONS.map((action) => {
  const places = placesOf(action.parameters).filter(({ path }) => !ACROSS.has(`${action.name}.${path}`));
  return [`${action.product} ${action.name}`, action, places] as const;
}).filter(([, , places]) => places.length > 0);

describe.each(takers)('%s', (_name, action, places) => {
  it('does not know another account’s ids', () => {
    const chance = chanceOf(7);
    for (const place of places) {
      for (const prefix of kindOf(place.name) ?? []) {
        for (const id of foreign.all(prefix).slice(0, 2)) {
          for (let draw = 0; draw < DRAWS; draw++) {
            const parameters = around(action, prefix, chance);
            const unknown = ask(action, parameters, place, `${id.slice(0, -18)}${'z'.repeat(18)}`);
            const { answer, untouched, body } = ask(action, parameters, place, id);
            const what = `${place.path} = ${id}: ${JSON.stringify(parameters)}`;
            expect(`${answer} ${what}`).toBe(`${unknown.answer} ${what}`);
            expect(untouched, what).toBe(true);
            const shown = foreign.everything().filter((other) => other !== id && body.includes(other));
            expect({ what, shown }).toEqual({ what, shown: [] });
          }
        }
      }
    }
  });
});
