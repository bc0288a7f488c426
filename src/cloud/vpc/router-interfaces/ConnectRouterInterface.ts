import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { BillsOutstanding, incorrectStatus, interfaceNotFound, regionNotFound } from './errors.ts';
import { findInterface, hasBillsOutstanding } from './find-interface.ts';
import { checkOnlyConnection, resolvePeer } from './peer-rules.ts';

const NotInitiator = errorCase(
  400,
  'IncorrectRole.NotInitiatingSide',
  'The specified RouterInterface is not InitiatingSide.',
);

/**
 * Connects an initiator to the acceptor that it names and that names it back; both are `Active` a little later. Source: API
 * page ConnectRouterInterface (checks as listed there, bills before the connection counts).
 */
export const ConnectRouterInterface = vpcAction({
  name: 'ConnectRouterInterface',
  effect: 'write',
  callsPerMinute: 300,
  regionNotFound: regionNotFound('The specified RegionId does not exist in our record.'),
  parameters: { RegionId: text, RouterInterfaceId: required(text) },
  run(call) {
    const { now, timing, store } = call;
    const initiator = findInterface(call, call.parameters.RouterInterfaceId, interfaceNotFound('record'));
    if (initiator.role !== 'InitiatingSide') throw NotInitiator();
    if (initiator.status !== 'Idle') throw incorrectStatus('Idle')();
    const acceptor = resolvePeer(call, initiator);
    if (hasBillsOutstanding(call)) throw BillsOutstanding();
    checkOnlyConnection(call, initiator, acceptor);

    const { routerInterfaces } = store.tables;
    const due = timing.connectRouterInterface;
    const sides = [
      { id: initiator.id, connectedTo: acceptor.id, status: 'Connecting' },
      { id: acceptor.id, connectedTo: initiator.id, status: 'AcceptingConnecting' },
    ] as const;
    for (const { id, connectedTo, status } of sides) {
      routerInterfaces.update(id, { connectedTo, status, modifiedAt: now });
      call.after(due, routerInterfaces, id, { status: 'Active', connectedAt: now + due });
    }
    return {};
  },
});
