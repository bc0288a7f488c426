import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { boolean, ignored, integer, required, text } from '../../parameters.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import { readCharge } from './charge.ts';
import { checkCreation } from './creation-rules.ts';
import { BillsOutstanding } from './errors.ts';
import { hasBillsOutstanding } from './find-interface.ts';
import { checkNotPeered, checkPurchase } from './purchase.ts';

const RouterNotFound = errorCase(
  404,
  'InvalidRouterId.NotFound',
  'The specified RouterId does not exist in our records.',
);
const Quota = errorCase(400, 'QuotaExceeded', 'The quota of router interfaces of this router is exceeded.');

/**
 * Creates one side of a connection, `Idle` at once. What it says of the peer is stored and not checked: that is for
 * ConnectRouterInterface. Source: API page CreateRouterInterface.
 */
export const CreateRouterInterface = vpcAction({
  name: 'CreateRouterInterface',
  effect: 'write',
  callsPerMinute: 300,
  parameters: {
    RegionId: text,
    RouterType: required(text),
    RouterId: required(text),
    Role: required(text),
    Spec: required(text),
    OppositeRegionId: required(text),
    OppositeRouterType: text,
    OppositeRouterId: text,
    OppositeInterfaceId: text,
    OppositeInterfaceOwnerId: text,
    AccessPointId: text,
    OppositeAccessPointId: text,
    HealthCheckSourceIp: text,
    HealthCheckTargetIp: text,
    Name: text,
    Description: text,
    InstanceChargeType: text,
    Period: integer,
    PricingCycle: text,
    AutoPay: boolean,
    AutoRenew: ignored(boolean),
    FastLinkMode: boolean,
    ResourceGroupId: text,
    ClientToken: text,
    Tags: tagParameters,
    // The Terraform provider sends its tags under this name, and then again through the tag calls.
    Tag: ignored(tagParameters),
  },
  run(call) {
    const { parameters, store, quotas, account, region, now } = call;
    const checked = checkCreation(call);
    const charge = readCharge(parameters, { role: checked.role, region: region.id, now });
    checkTags(parameters.Tags);
    checkPurchase(call, checked.fields);
    const router = store.tables.vrouters.get(parameters.RouterId);
    // No VBR exists here, so none is found.
    const found = checked.routerType === 'VRouter' && router?.account === account.id && router.region === region.id;
    if (!found) throw RouterNotFound();
    checked.checkSourceIn(router.vpc);
    checkNotPeered(call, router.vpc, checked.fields.oppositeRouter);
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    if (hasBillsOutstanding(call)) throw BillsOutstanding();
    const { routerInterfaces } = store.tables;
    if (routerInterfaces.count({ router: router.id }) >= quotas.routerInterfacesPerRouter) throw Quota();

    const id = call.newId('ri');
    const answer = { RouterInterfaceId: id, OrderId: charge.prepaid ? orderId(call.random.bytes(6)) : undefined };
    // An order that is not paid leaves nothing to see.
    if (!charge.paid) return answer;
    routerInterfaces.insert({
      ...checked.fields,
      id,
      account: account.id,
      region: region.id,
      createdAt: now,
      modifiedAt: now,
      status: 'Idle',
      businessStatus: 'Normal',
      router: router.id,
      vpc: router.vpc,
      connectedTo: null,
      connectedAt: null,
      prepaid: charge.prepaid,
      endTime: charge.endTime,
      // Fast links exist between a VBR and a VRouter only; elsewhere the flag has no effect.
      fastLink: false,
      resourceGroup,
    });
    setTags(call, 'ROUTERINTERFACE', id, parameters.Tags);
    return answer;
  },
});

/** An order number, made up: 15 digits, so that every client reads it exactly. */
const orderId = (bytes: Uint8Array): number => 2e14 + bytes.reduce((number, byte) => number * 256 + byte, 0);
