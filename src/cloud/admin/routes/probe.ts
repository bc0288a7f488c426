import type { Probe } from '../../dataplane/ping.ts';
import { type AdminCall, AdminError, type AdminRoute } from '../answer.ts';

/** As many as can be sent in some seconds when nobody answers any. */
const MOST = 1000;

export const probeRoutes: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: /^\/probe$/,
    shown: '/probe',
    summary:
      'sends real packets: takes { "probes": [{ "vSwitchId": "vsw-…", "to": ADDRESS or vSwitch id }] }; needs --dataplane',
    async run(call) {
      const { dataPlane } = call.cloud;
      if (dataPlane === undefined) {
        throw new AdminError(409, 'NoDataPlane', 'This local cloud has no data plane: start it with --dataplane.');
      }
      const probes = probesOf(call);
      try {
        return { results: await dataPlane.probe(probes) };
      } catch (error) {
        if (error instanceof RangeError) throw new AdminError(404, 'UnknownEnd', error.message);
        throw error;
      }
    },
  },
];

function probesOf({ json }: AdminCall): readonly Probe[] {
  const { probes } = (json() ?? {}) as { readonly probes?: unknown };
  if (Array.isArray(probes) && probes.length <= MOST && probes.every(isProbe)) return probes;
  throw new AdminError(
    400,
    'InvalidProbes',
    `"probes" must be a list of up to ${MOST}, each with "vSwitchId" and "to", both texts.`,
  );
}

function isProbe(value: unknown): value is Probe {
  const { vSwitchId, to } = (value ?? {}) as Partial<Probe>;
  return typeof vSwitchId === 'string' && typeof to === 'string';
}
