import { describe, expect, it } from 'vitest';
import { REAL_OUTPUT } from '../cli/real-output.ts';
import { startPair } from './router-interface-support.ts';
import type { Parameters } from './support.ts';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The fifteen answers that the tutorial's program printed in 2019, in order: each banner ends one and begins the next. */
const ANSWERS_OF_2019 = REAL_OUTPUT.split(/^-+\w+-+$/m)
  .slice(1)
  .map((text) => JSON.parse(text) as Json);

/** Values that differ from run to run: only their form is compared. */
const FORMS: Readonly<Record<string, RegExp>> = {
  RequestId: /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/,
  CreationTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
  RouterInterfaceId: /^ri-bp1[a-z0-9]{18}$/,
  OppositeInterfaceId: /^ri-bp1[a-z0-9]{18}$/,
  RouterId: /^vrt-bp1[a-z0-9]{18}$/,
  OppositeRouterId: /^vrt-bp1[a-z0-9]{18}$/,
  VpcInstanceId: /^vpc-bp1[a-z0-9]{18}$/,
  OppositeVpcInstanceId: /^vpc-bp1[a-z0-9]{18}$/,
};
/** Fields that the API has gained since 2019. */
const SINCE: ReadonlySet<string> = new Set(['FastLinkMode', 'ResourceGroupId', 'Tags', 'RouteEntryId']);

/** What is left of an answer when forms stand for the values of one run. */
function shape(value: Json, name = ''): Json {
  const form = FORMS[name];
  if (form && typeof value === 'string') return form.test(value.replace(/x{8}$/, '00000000')) ? `a ${name}` : value;
  if (Array.isArray(value)) return value.map((item: Json) => shape(item));
  if (typeof value !== 'object') return value;
  const members = Object.entries(value).filter(([key]) => !SINCE.has(key));
  return Object.fromEntries(members.map(([key, member]) => [key, shape(member, key)]));
}

describe('the tutorial’s fifteen calls', () => {
  it('are answered as the real cloud answered them in 2019, field for field', () => {
    const cloud = startPair();
    const answers: Json[] = [];
    const step = (action: string, parameters: Parameters) => {
      const body = cloud.call(action, parameters);
      answers.push(body);
      // The program looks again every second or every five; by then every transition is over.
      cloud.advance(5000);
      return body.RouterInterfaceId ?? '';
    };
    const facing = { RouterType: 'VRouter', OppositeRegionId: 'cn-hangzhou', OppositeRouterType: 'VRouter' };
    const [near, far] = [cloud.left, cloud.right];
    const initiator = step('CreateRouterInterface', {
      ...facing,
      Spec: 'Large.2',
      Role: 'InitiatingSide',
      RouterId: near.VRouterId,
    });
    const acceptor = step('CreateRouterInterface', {
      ...facing,
      Spec: 'Negative',
      Role: 'AcceptingSide',
      RouterId: far.VRouterId,
    });
    const peer = (RouterInterfaceId: string, OppositeInterfaceId: string, OppositeRouterId: string) =>
      step('ModifyRouterInterfaceAttribute', { RouterInterfaceId, OppositeInterfaceId, OppositeRouterId });
    peer(initiator, acceptor, far.VRouterId);
    peer(acceptor, initiator, near.VRouterId);
    for (const id of [initiator, acceptor]) {
      step('DescribeRouterInterfaces', { Filter: [{ Key: 'RouterInterfaceId', Value: [id] }] });
    }
    step('ConnectRouterInterface', { RouterInterfaceId: initiator });
    const route = (RouteTableId: string, NextHopId: string) => ({
      RouteTableId,
      DestinationCidrBlock: '0.0.0.0/0',
      NextHopType: 'RouterInterface',
      NextHopId,
    });
    const routes = [route(near.RouteTableId, initiator), route(far.RouteTableId, acceptor)];
    for (const parameters of routes) step('CreateRouteEntry', parameters);
    for (const { NextHopType: _, ...parameters } of routes.toReversed()) step('DeleteRouteEntry', parameters);
    for (const id of [initiator, acceptor]) step('DeactivateRouterInterface', { RouterInterfaceId: id });
    for (const id of [initiator, acceptor]) step('DeleteRouterInterface', { RouterInterfaceId: id });

    expect(answers).toHaveLength(15);
    expect(answers.map((answer) => shape(answer))).toEqual(ANSWERS_OF_2019.map((answer) => shape(answer)));
    expect([cloud.find(initiator), cloud.find(acceptor)]).toEqual([undefined, undefined]);
  });
});
