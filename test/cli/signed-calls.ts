import type { Answer, Call } from '../../src/cli/calls.ts';
import type { LocalCloud } from '../../src/cloud/index.ts';
import { alibabaTransport } from '../../src/provider/index.ts';

/** Calls of the Vpc API on a local cloud, made by the official client core. */
export function vpcCallsTo({
  endpoint,
  credentials,
  region,
}: Pick<LocalCloud, 'endpoint' | 'credentials' | 'region'>): Call {
  const { accessKeyId, accessKeySecret } = credentials;
  const transport = alibabaTransport({ keys: { accessKeyId, accessKeySecret }, endpoint, protocol: 'http' });
  return (action, parameters): Promise<Answer> =>
    transport.call({
      product: 'Vpc',
      version: '2016-04-28',
      action,
      region,
      parameters: { RegionId: region, ...parameters },
    });
}
