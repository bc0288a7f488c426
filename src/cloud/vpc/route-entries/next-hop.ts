import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { NextHop, RouteTableRow } from '../../store/rows.ts';
import { checkInterface, checkNextHop, interfaceOn } from './next-hop-checks.ts';
import { NEXT_HOP_TYPES } from './next-hop-types.ts';

const BothNull = errorCase(400, 'InvalidNexthopTypeAndList.BothNull', 'both nexthopType and nextHopList are null.');
const BothNotNull = errorCase(
  400,
  'InvalidNexthopTypeAndList.BothNotNull',
  'both nexthopType and nextHopList are not null.',
);
const InvalidType = errorCase(400, 'InvalidNextHopType', 'Specified parameter "NextHopType" is not valid.');
const NotFound = errorCase(400, 'InvalidNextHop.NotFound', 'Specified next hop does not exist.');
const IllegalSize = errorCase(400, 'InvalidNexthopListSize', 'nexthop size is illegal. Must be between 2 and 4.');
const IllegalWeight = errorCase(400, 'INVALID_WEIGHT_PARAM', 'Specified value of weight invalid');
const NotOnVbr = errorCase(
  400,
  'InvalidOppositeRouterType',
  'nexthop list cannot only contain router interface whose opposite router interface is on vbr.',
);
const CustomTableEcmp = errorCase(
  400,
  'OperationUnsupported.SubRouteTableECMP',
  "Vpc subRouteTable don't support ecmp or multiScope.",
);

/** The text still says 4; the parameter's description allows 16. */
const HOPS = { fewest: 2, most: 16 } as const;
/** Range and default are unconfirmed. */
const WEIGHT = { lowest: 0, highest: 255, usual: 100 } as const;

/** The next hop as a request names it. */
export interface WantedHop {
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly list: readonly {
    readonly NextHopType: string | undefined;
    readonly NextHopId: string | undefined;
    readonly Weight: number | undefined;
  }[];
}

/** The next hop as an entry keeps it: one, or several (ECMP) with `nextHop` empty. */
export interface ResolvedHop {
  readonly nextHopType: string;
  readonly nextHop: string;
  readonly nextHops: readonly NextHop[];
}

/**
 * Checks the next hop of an entry for the table: parameters first, then that it exists, belongs to the table's VPC and is
 * in the right state.
 * @throws ApiError by CreateRouteEntry's table.
 */
export function resolveHop(call: Call<unknown>, table: RouteTableRow, wanted: WantedHop): ResolvedHop {
  const { type, id, list } = wanted;
  const single = Boolean(type || id);
  if (!single && list.length === 0) throw BothNull();
  if (single && list.length > 0) throw BothNotNull();
  if (single) {
    const nextHopType = type || 'Instance';
    checkHop(call, table, nextHopType, id);
    // A copy: a piece of the request's text would keep all of it in memory for as long as the entry is remembered.
    return { nextHopType, nextHop: Buffer.from(id ?? '').toString(), nextHops: [] };
  }
  return { nextHopType: 'RouterInterface', nextHop: '', nextHops: resolveList(call, table, list) };
}

function resolveList(call: Call<unknown>, table: RouteTableRow, list: WantedHop['list']): readonly NextHop[] {
  if (list.length < HOPS.fewest || list.length > HOPS.most) throw IllegalSize();
  if (table.type === 'Custom') throw CustomTableEcmp();
  return list.map(({ NextHopType: type = 'RouterInterface', NextHopId: id = '', Weight: weight = WEIGHT.usual }) => {
    if (type !== 'RouterInterface') throw InvalidType();
    if (weight < WEIGHT.lowest || weight > WEIGHT.highest) throw IllegalWeight();
    const found = interfaceOn(call, table, id);
    if (found && found.oppositeRouterType !== 'VBR') throw NotOnVbr();
    checkInterface(found);
    return { type, id, weight };
  });
}

function checkHop(call: Call<unknown>, table: RouteTableRow, type: string, id: string | undefined): void {
  if (!Object.hasOwn(NEXT_HOP_TYPES, type)) throw InvalidType();
  if (!id) throw NotFound();
  checkNextHop(call, table, type, id);
}
