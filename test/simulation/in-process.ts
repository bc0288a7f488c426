import type { Gateway } from '../../src/cloud/gateway/handle.ts';
import type { WireRequest } from '../../src/cloud/gateway/request.ts';
import type { AccessKey } from '../../src/cloud/index.ts';
import { formatFlat, type ParameterValue } from '../../src/openapi/index.ts';
import { type ApiAnswer, type ApiRequest, CloudError } from '../../src/provider/index.ts';
import { signedParameters } from '../support/signed-request.ts';

const NO_BODY = new Uint8Array();

/** A request as it goes over the wire: signed and encoded. `time` is milliseconds since the epoch. */
export function wireOf(request: ApiRequest, key: AccessKey, time: number, nonce: string): WireRequest {
  const parameters = request.parameters as { readonly [name: string]: ParameterValue };
  const all = signedParameters(request.action, parameters, { product: request.product, key, time, nonce });
  return { method: 'POST', target: `/?${formatFlat(all)}`, headers: { host: 'cloud' }, body: NO_BODY };
}

/** Hands a request to a gateway and reads its answer. @throws CloudError for a refusal, as every transport does. */
export function ask(gateway: Gateway, wire: WireRequest, request: ApiRequest): ApiAnswer {
  const { status, headers, body } = gateway.handle(wire);
  const answer = JSON.parse(body) as ApiAnswer & { readonly Code?: string; readonly Message?: string };
  if (status === 200) return answer;
  const retryAfter = headers['x-acs-retry-after'];
  throw new CloudError({
    code: String(answer.Code),
    message: String(answer.Message),
    status,
    requestId: answer.RequestId,
    action: request.action,
    region: request.region,
    ...(retryAfter === undefined ? {} : { retryAfterMs: Number(retryAfter) }),
    ids: Object.entries(request.parameters).flatMap(([name, value]) =>
      name.endsWith('Id') && name !== 'RegionId' && typeof value === 'string' ? [value] : [],
    ),
  });
}
