import { errorCase, formatTime } from '../../../openapi/index.ts';
import { InvalidParameter, MissingParameter } from '../shared/errors.ts';

// Seen in the field; the only code known for a combination that is not sold.
const NotSold = errorCase(400, 'COMMODITY.INVALID_COMPONENT', 'The instance component is invalid.');

/** The end of a pay-as-you-go router interface, as every real answer has it. */
const NEVER = '2999-09-08T16:00:00Z';

export interface Charge {
  readonly prepaid: boolean;
  /** False for an order that nobody paid. */
  readonly paid: boolean;
  readonly endTime: string;
}

interface ChargeParameters {
  readonly InstanceChargeType: string | undefined;
  readonly Period: number | undefined;
  readonly PricingCycle: string | undefined;
  readonly AutoPay: boolean | undefined;
  readonly OppositeRegionId: string;
}

/**
 * Reads how a new router interface is paid for. The initiator carries the bill: an acceptor is `AfterPay` whatever is asked
 * for. Subscriptions are not sold within one region.
 */
export function readCharge(
  parameters: ChargeParameters,
  { role, region, now }: { readonly role: string; readonly region: string; readonly now: number },
): Charge {
  const { InstanceChargeType: type = 'PostPaid', PricingCycle: cycle = 'Month', Period: period } = parameters;
  if (type !== 'PostPaid' && type !== 'PrePaid') throw InvalidParameter();
  if (type === 'PostPaid' || role === 'AcceptingSide') return { prepaid: false, paid: true, endTime: NEVER };
  if (period === undefined) throw MissingParameter();
  if (cycle !== 'Month' && cycle !== 'Year') throw InvalidParameter();
  if (period < 1 || period > (cycle === 'Month' ? 9 : 3)) throw InvalidParameter();
  if (parameters.OppositeRegionId === region) throw NotSold();
  const months = cycle === 'Month' ? period : 12 * period;
  return { prepaid: true, paid: parameters.AutoPay ?? false, endTime: endOfTerm(now, months) };
}

const HOUR = 3_600_000;

/** The last midnight of the term in China: the day of creation in UTC+8, so many months on, to its end. */
export function endOfTerm(createdAt: number, months: number): string {
  const day = new Date(createdAt + 8 * HOUR);
  const month = day.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const date = Math.min(day.getUTCDate(), lastOfMonth);
  return formatTime(Date.UTC(day.getUTCFullYear(), month, date + 1) - 8 * HOUR);
}
