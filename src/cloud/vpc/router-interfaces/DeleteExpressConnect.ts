import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { removeNow } from '../../shared/removal.ts';
import { interfaceNotFound, PrepaidCannotBeDeleted, ReferredByRouteEntry } from './errors.ts';
import { findInterface, isSettled, peerOf } from './find-interface.ts';
import { routesTo } from './route-references.ts';

const IncorrectStatus = errorCase(
  400,
  'IncorrectStatus.RouterInterface',
  'This openeration would not be allowed because the status of this RouterInterface is not correct.',
);

/**
 * Deletes both ends of a connection by naming one, active or not, at once; with `Force` the route entries to either go too.
 * Of a peer in another account only the caller's side is deleted (unconfirmed). Source: API page DeleteExpressConnect.
 */
export const DeleteExpressConnect = vpcAction({
  name: 'DeleteExpressConnect',
  effect: 'write',
  parameters: { RegionId: text, RouterInterfaceId: required(text), Force: boolean, ClientToken: text },
  run(call) {
    const { parameters, store, account } = call;
    const row = findInterface(call, parameters.RouterInterfaceId, interfaceNotFound('record'));
    const peer = peerOf(call, row);
    const ends = peer ? [row, peer] : [row];
    if (!ends.every(isSettled)) throw IncorrectStatus();
    const leaving = ends.filter((end) => end.account === account.id);
    const routes = leaving.flatMap((end) => routesTo(call, end));
    if (routes.length > 0 && !parameters.Force) throw ReferredByRouteEntry();
    if (leaving.some((end) => end.prepaid)) throw PrepaidCannotBeDeleted();
    for (const route of routes) removeNow(call, store.tables.routeEntries, route.id);
    for (const end of leaving) removeNow(call, store.tables.routerInterfaces, end.id);
    return {};
  },
});
