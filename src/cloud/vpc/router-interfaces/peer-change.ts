import { errorCase } from '../../../openapi/index.ts';
import type { RouterInterfaceRow } from '../../store/rows.ts';
import { InvalidOppositeRouterType } from './errors.ts';

const Malformed = errorCase(400, 'InvalidParam.ModifyRouterInterface', 'Modify routerinterface param invalid');

interface PeerParameters {
  readonly OppositeInterfaceId: string | undefined;
  readonly OppositeRouterId: string | undefined;
  readonly OppositeRouterType: string | undefined;
  readonly OppositeInterfaceOwnerId: string | undefined;
}

type PeerFields = Pick<
  RouterInterfaceRow,
  'oppositeInterface' | 'oppositeRouter' | 'oppositeRouterType' | 'oppositeOwner'
>;

/**
 * What a request changes of the peer data. Nothing is compared with real interfaces before ConnectRouterInterface, not even
 * whether they exist. Absent and empty parameters change nothing: the page's default of VBR for OppositeRouterType is not
 * what the real service does.
 * @returns undefined when all stays as it is. @throws ApiError for a malformed value.
 */
export function peerChange(parameters: PeerParameters, row: RouterInterfaceRow): PeerFields | undefined {
  const type = parameters.OppositeRouterType || row.oppositeRouterType;
  const owner = parameters.OppositeInterfaceOwnerId;
  if (type !== 'VRouter' && type !== 'VBR') throw InvalidOppositeRouterType();
  if (owner && !/^\d{1,19}$/.test(owner)) throw Malformed();
  const oppositeInterface = parameters.OppositeInterfaceId || row.oppositeInterface;
  const oppositeRouter = parameters.OppositeRouterId || row.oppositeRouter;
  const named = oppositeInterface !== null || oppositeRouter !== null;
  const oppositeOwner = owner || (row.oppositeOwner ?? (named ? '' : null));
  const same =
    oppositeInterface === row.oppositeInterface &&
    oppositeRouter === row.oppositeRouter &&
    type === row.oppositeRouterType &&
    // Naming the own account where none was named changes nothing that a connection rests on.
    (oppositeOwner || row.account) === (row.oppositeOwner || row.account);
  if (same && row.status !== 'Idle') return undefined;
  return { oppositeInterface, oppositeRouter, oppositeRouterType: type, oppositeOwner };
}
