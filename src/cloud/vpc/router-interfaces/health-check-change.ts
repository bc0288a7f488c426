import { ApiError, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { RouterInterfaceRow } from '../../store/rows.ts';
import { healthCheckAddresses, isAddressOf } from './health-check.ts';

const CODE = 'InvalidParam.ModifyRouterInterface';
const Conflict = errorCase(400, CODE, 'healthCheck Ip is conflicted with DeleteHealthCheckIp option');
const InvalidSource = errorCase(400, CODE, 'Modify routerinterface health check source ip invalid');

interface HealthCheckParameters {
  readonly HealthCheckSourceIp: string | undefined;
  readonly HealthCheckTargetIp: string | undefined;
  readonly HcThreshold: string | undefined;
  readonly HcRate: string | undefined;
  readonly DeleteHealthCheckIp: boolean | undefined;
}

type HealthCheckFields = Pick<
  RouterInterfaceRow,
  'healthCheckSource' | 'healthCheckTarget' | 'healthCheckThreshold' | 'healthCheckRate'
>;

/** What a request changes of the health check. @throws ApiError by the table of ModifyRouterInterfaceAttribute. */
export function healthCheckChange(
  call: Call<HealthCheckParameters>,
  row: RouterInterfaceRow,
): Partial<HealthCheckFields> {
  const { parameters } = call;
  const { HealthCheckSourceIp, HealthCheckTargetIp, DeleteHealthCheckIp: erase } = parameters;
  if (erase && (HealthCheckSourceIp || HealthCheckTargetIp)) throw Conflict();
  const probes = healthCheckAddresses(HealthCheckSourceIp, HealthCheckTargetIp);
  if (probes && !isAddressOf(call, row.vpc, probes.source)) throw InvalidSource();
  const threshold = positive('HcThreshold', parameters.HcThreshold);
  const rate = positive('HcRate', parameters.HcRate);
  return {
    ...(erase ? { healthCheckSource: null, healthCheckTarget: null } : {}),
    ...(probes ? { healthCheckSource: probes.source, healthCheckTarget: probes.target } : {}),
    ...(threshold === undefined ? {} : { healthCheckThreshold: threshold }),
    ...(rate === undefined ? {} : { healthCheckRate: rate }),
  };
}

/** No page gives an upper bound, so any positive whole number passes and is echoed. */
function positive(name: 'HcThreshold' | 'HcRate', value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    throw new ApiError(400, `IllegalParam.${name}`, `${name} must be a positive integer.`);
  }
  return Number(value);
}
