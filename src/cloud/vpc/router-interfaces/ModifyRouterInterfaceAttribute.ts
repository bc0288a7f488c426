import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { FinancialLocked, InvalidDescription, InvalidName, interfaceNotFound } from './errors.ts';
import { findInterface, isSettled } from './find-interface.ts';
import { healthCheckChange } from './health-check-change.ts';
import { peerChange } from './peer-change.ts';
import { isInterfaceDescription, isInterfaceName } from './text-rules.ts';

const IncorrectStatus = errorCase(
  400,
  'IncorrectStatus',
  'RouterInterface can be operated by this action only when the status is Active,idle or inactive.',
);
// Composed after the other actions of the family: no list names the code (docs/fidelity.md).
const PeerIsFixed = errorCase(
  400,
  'IncorrectStatus',
  "RouterInterface can be operated by this action only when it's status is Idle.",
);

/**
 * Changes name, description, health check, and, while `Idle`, what is known of the peer. Absent parameters change nothing.
 * Source: API page ModifyRouterInterfaceAttribute.
 */
export const ModifyRouterInterfaceAttribute = vpcAction({
  name: 'ModifyRouterInterfaceAttribute',
  effect: 'write',
  parameters: {
    RegionId: text,
    RouterInterfaceId: required(text),
    Name: text,
    Description: text,
    OppositeInterfaceId: text,
    OppositeRouterId: text,
    OppositeRouterType: text,
    OppositeInterfaceOwnerId: text,
    HealthCheckSourceIp: text,
    HealthCheckTargetIp: text,
    // Whole numbers, read as text: what is none of them has an answer of its own here.
    HcThreshold: text,
    HcRate: text,
    DeleteHealthCheckIp: boolean,
  },
  run(call) {
    const { parameters, store, now } = call;
    const { Name: name, Description: description } = parameters;
    const row = findInterface(call, parameters.RouterInterfaceId, interfaceNotFound('records'));
    if (!isSettled(row)) throw IncorrectStatus();
    const peer = peerChange(parameters, row);
    if (peer && row.status !== 'Idle') throw PeerIsFixed();
    if (row.businessStatus === 'FinancialLocked') throw FinancialLocked();
    if (name && !isInterfaceName(name)) throw InvalidName();
    if (description && !isInterfaceDescription(description)) throw InvalidDescription();
    const healthCheck = healthCheckChange(call, row);
    store.tables.routerInterfaces.update(row.id, {
      ...(name === undefined ? {} : { name: name || null }),
      ...(description === undefined ? {} : { description: description || null }),
      ...peer,
      ...healthCheck,
      modifiedAt: now,
    });
    return {};
  },
});
