import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { RouterInterfaceRow } from '../../store/rows.ts';
import { arePeered } from '../../vpcpeer/find-connection.ts';

/** The text is ours: no page quotes the real one. */
const NotInWhitelist = errorCase(
  400,
  'Forbidden.NotInRouterInterfaceCreateWhitelist',
  'The user is not in the whitelist for creating router interfaces.',
);
/** What answers where a peering joins the two VPCs is unconfirmed. */
const Connected = errorCase(400, 'HaveConnectionBetweenRouters', 'The specified routers have a connection already.');

/**
 * Router interfaces between VPCs are closed to new purchases since June 2019; accounts on a whitelist may still buy them, and
 * those that exist work on (API page CreateRouterInterface). @throws ApiError where the local cloud plays such an account
 */
export function checkPurchase(
  { account, purchaseClosed }: Call<unknown>,
  { routerType, oppositeRouterType }: Pick<RouterInterfaceRow, 'routerType' | 'oppositeRouterType'>,
): void {
  const betweenVpcs = routerType === 'VRouter' && oppositeRouterType === 'VRouter';
  if (betweenVpcs && (account.purchaseClosed ?? purchaseClosed)) throw NotInWhitelist();
}

/** @throws ApiError where a peering joins the two VPCs, and the local cloud is told not to let both be */
export function checkNotPeered(call: Call<unknown>, vpc: string, oppositeRouter: string | null): void {
  if (!call.peeringExcludesInterfaces || oppositeRouter === null) return;
  const opposite = call.store.tables.vrouters.get(oppositeRouter)?.vpc;
  if (opposite !== undefined && arePeered(call, vpc, opposite)) throw Connected();
}
