/**
 * Makes the calls it reads on stdin with @alicloud/vpc20160428: a typed request model for each action, a typed answer.
 * One JSON call a line in, one JSON answer a line out.
 */
import * as core from '@alicloud/openapi-core';
import * as vpc from '@alicloud/vpc20160428';
import { serveCalls } from '../../support/serve-calls.ts';

interface Model {
  toMap(): Record<string, unknown>;
}

/** What the package generates for each shape: the wire's name and the type of each of its properties. */
interface ModelClass {
  new (properties: Record<string, unknown>): Model;
  names(): Record<string, string>;
  types(): Record<string, PropertyType>;
}

type PropertyType = string | ModelClass | { readonly type: 'array'; readonly itemType: PropertyType };

/** Builds the request model from parameters under the wire's names. */
function modelOf(shape: ModelClass, params: Record<string, unknown>): Model {
  const properties: Record<string, unknown> = {};
  for (const [property, name] of Object.entries(shape.names())) {
    const type = shape.types()[property] ?? 'string';
    if (name in params) properties[property] = asTyped(type, params[name]);
  }
  return new shape(properties);
}

function asTyped(type: PropertyType, value: unknown): unknown {
  if (typeof type === 'string') return value;
  if (typeof type === 'function') return modelOf(type, value as Record<string, unknown>);
  return (value as unknown[]).map((item) => asTyped(type.itemType, item));
}

const { ISTHMUS_ENDPOINT = '', ISTHMUS_REGION = '' } = process.env;
const config = new core.$OpenApiUtil.Config({
  accessKeyId: process.env.ISTHMUS_ACCESS_KEY_ID,
  accessKeySecret: process.env.ISTHMUS_ACCESS_KEY_SECRET,
  regionId: ISTHMUS_REGION,
  endpoint: ISTHMUS_ENDPOINT,
  protocol: process.env.ISTHMUS_PROTOCOL,
  // V3 (ACS3-HMAC-SHA256) unless asked for `v2`, the package's own name for signature V1.
  ...(process.env.SIGNATURE && { signatureAlgorithm: process.env.SIGNATURE }),
});
type Operation = (request: Model) => Promise<{ readonly body: Model }>;
const client = new vpc.default.default(config) as unknown as Record<string, Operation>;
const shapes = vpc as unknown as Record<string, ModelClass>;

interface ResponseError extends Error {
  readonly code: string;
  readonly statusCode: number;
  readonly data: { readonly Message: string; readonly RequestId: string };
}

await serveCalls(async ({ action, params, region }) => {
  const shape = shapes[`${action}Request`];
  const method = action.charAt(0).toLowerCase() + action.slice(1);
  if (!shape) throw new Error(`The package knows no ${action}.`);
  try {
    const { body } = (await client[method]?.(modelOf(shape, { RegionId: region, ...params }))) ?? {};
    return { ok: true, body: body?.toMap() };
  } catch (error) {
    const { code, statusCode, data } = error as ResponseError;
    if (!data?.RequestId) throw error;
    return { ok: false, code, status: statusCode, message: data.Message, requestId: data.RequestId };
  }
});
